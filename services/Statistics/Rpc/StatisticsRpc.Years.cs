using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Years;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    private const int MaxYears = 50;

    // A year of more sheets than one message holds goes on in the next, as a further entry of the same year.
    private static void JoinYears(Google.Protobuf.Collections.RepeatedField<Proto.YearSheets> years)
    {
        // Goes backwards, so that removing an entry does not move those still to be looked at.
        for (var i = years.Count - 1; i > 0; i--)
        {
            if (years[i].Year == years[i - 1].Year)
            {
                years[i - 1].Sheets.Add(years[i].Sheets);
                years.RemoveAt(i);
            }
        }
    }

    /// <summary>
    /// Compares cells over up to 50 years, mapped to the newest edition among them, and checks the rules across years.
    /// </summary>
    public override async Task<Proto.CompareYearsResponse> CompareYears(
        IAsyncStreamReader<Proto.CompareYearsRequest> requestStream,
        ServerCallContext context
    )
    {
        var request = await requestStream.ReadWholeAsync(
            r => r.Years.Sum(y => y.Sheets.Count),
            MaxMembers,
            context.CancellationToken
        );
        JoinYears(request.Years);
        if (
            request.Years.Count > MaxYears
            || !request.Years.Zip(request.Years.Skip(1), (a, b) => a.Year < b.Year).All(x => x)
        )
        {
            throw ApiError.InvalidField(
                "years",
                "YEARS_ORDER",
                $"at most {MaxYears}, rising",
                $"年份应从小到大排列，最多 {MaxYears} 年"
            );
        }

        var read = await ReadYearsAsync(request.Years, context.CancellationToken);
        // The newest form among the years: figures are shown in the words that people use today.
        var edition =
            read.Count == 0 ? editions.Editions[0] : read.Select(y => y.Sheet.Edition).MaxBy(e => e.FirstYear)!;
        var years = read.Select(y => (y.Year, editions.RequireMap(y.Sheet.Edition, edition).Map(y.Sheet))).ToArray();
        var answer = new Proto.CompareYearsResponse { Edition = edition.Id };
        answer.Years.Add(years.Select(y => y.Year));
        // What a sum left out is told beside what the mapping leaves out.
        answer.Notes.Add(read.SelectMany(y => y.Notes).Concat(YearSeries.Notes(years)));
        var asked = request.Cells.Count == 0 ? FindPrinted(edition, years) : FindCells(edition, request.Cells);
        answer.Cells.Add(asked.Select(c => YearSeries.Create(c, years).ToProto(edition)));
        answer.Findings.Add(FindFindings(read).Select(f => f.ToProto()));
        return answer;
    }

    // One sheet a year, or the sum of several. Years without a stored sheet are left out.
    private async Task<IReadOnlyList<(int Year, Sheet Sheet, IReadOnlyList<string> Notes)>> ReadYearsAsync(
        IEnumerable<Proto.YearSheets> asked,
        CancellationToken cancellation
    )
    {
        var years = new List<(int, Sheet, IReadOnlyList<string>)>();
        foreach (var year in asked)
        {
            var members = year.Sheets.ToMembers("years.sheets", MaxMembers);
            var first = members.Count == 0 ? [] : await reader.FindAsync([members[0]], cancellation);
            if (members.Count == 1 && first is [var only])
            {
                years.Add((year.Year, only.Sheet.Sheet, []));
            }
            else if (members.Count > 1)
            {
                // A region of a year is summed in the form of that year.
                var edition = editions.ForYear(year.Year) ?? editions.Editions[0];
                var sum = await reader.SumAsync(edition, members, skipMissing: false, cancellation);
                years.Add((year.Year, sum.Total, [.. sum.Notes.Select(n => $"{year.Year}年：{n}")]));
            }
        }

        return years;
    }

    // Compares each year with the year just before it and with all earlier years.
    private IEnumerable<Finding> FindFindings(IReadOnlyList<(int Year, Sheet Sheet, IReadOnlyList<string> Notes)> years)
    {
        for (var i = 1; i < years.Count; i++)
        {
            var (year, sheet, _) = years[i];
            var previous = years[i - 1];
            // A gap between the years has no carry-over: 2021 does not follow from 2019.
            var given = new CheckInput(sheet, CheckStage.Submission, year)
            {
                Previous =
                    previous.Year == year - 1
                        ? PreviousYear.Create(editions, sheet.Edition, [(previous.Year, previous.Sheet, false)])
                        : null,
                History =
                [
                    .. years
                        .Take(i)
                        .Select(y => editions.FindMap(y.Sheet.Edition, sheet.Edition)?.Map(y.Sheet))
                        .OfType<MappedSheet>(),
                ],
                TrendThreshold = options.Value.TrendThreshold,
            };
            foreach (var finding in checker.CheckAcrossYears(given))
            {
                yield return finding with
                {
                    Message = $"{year}年：{finding.Message}",
                };
            }
        }
    }

    // Leaves out alternative rows that none of the sheets uses.
    private static IEnumerable<int> FindPrinted(Edition edition, IReadOnlyList<(int Year, MappedSheet Sheet)> years)
    {
        var idle = edition
            .Alternatives.Where(a => !years.Any(y => y.Sheet.Sheet.Uses(a)))
            .SelectMany(a => a.Own)
            .ToHashSet();
        return Enumerable.Range(0, edition.Cells.Count).Where(c => !idle.Contains(c));
    }
}
