using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Filing.Storage;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests;

/// <summary>The public cases about which agencies have filed.</summary>
public sealed class ConformanceTests : IDisposable
{
    private static readonly string s_folder = Repository.PathOf("tests", "Conformance", "filing");

    private readonly TemporaryFolder _data = new();

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(s_folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => _data.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public async Task The_case_gives_exactly_its_findings(string file)
    {
        var given = JsonSerializer.Deserialize<GivenCase>(
            File.ReadAllText(Path.Combine(s_folder, file)),
            JsonSerializerOptions.Web
        )!;
        var database = Databases.Sqlite(_data, typeof(FilingModule));
        var reports = new SqlReportStore(database, new(TimeProvider.System));
        await new SqlAgencyStore(database, new(TimeProvider.System)).AddAsync(
            [.. given.Agencies.Select(a => a.ToAgency())],
            new(EventKind.AgenciesImported, DateTimeOffset.UnixEpoch, "", "agencies", ""),
            "{}",
            NewWrite(),
            default
        );
        foreach (var filed in given.Agencies.Where(a => a.State is not null))
        {
            var name = ReportName.FromId("id", AgencyName.FromId("id", filed.Agency), $"{given.Year}");
            var state = Enum.Parse<ReportState>(filed.State!, ignoreCase: true);
            await reports.AddAsync(new(name, filed.Title, state, 0, 1, default), _ => "{}", NewWrite(), default);
        }

        var agencies = await new SqlRegionStore(database).ListAsync(
            AgencyName.FromId("id", given.Region),
            given.Year,
            100,
            default
        );
        var region = new RegionCoverage(given.Year, agencies);
        Assert.Equal(
            given.Expect.Select(e => $"{e.Code} {e.Severity} {e.Actual}"),
            region
                .Missing.Select(region.CreateFinding)
                .Select(f => $"{f.Code} {f.Severity.ToString().ToUpperInvariant()} {f.Actual}")
        );
    }

    private static WriteMetadata NewWrite() => new(new(Guid.NewGuid(), "digest"), "", DateTimeOffset.UnixEpoch);

    private sealed record GivenCase(
        int Year,
        string Region,
        [property: JsonPropertyName("offices")] GivenAgency[] Agencies,
        Expectation[] Expect
    );

    private sealed record GivenAgency(
        string Agency,
        string Title,
        string? Parent,
        string? Kind,
        DateOnly? ValidFrom,
        DateOnly? ValidTo,
        string? State
    )
    {
        public Agency ToAgency() =>
            new(
                AgencyName.FromId("id", Agency),
                Title,
                AgencyLevel.Unspecified,
                Enum.Parse<AgencyKind>(
                    (Kind ?? "").Replace("_", "", StringComparison.Ordinal) is { Length: > 0 } k ? k : "Unspecified",
                    ignoreCase: true
                ),
                Parent is null ? null : AgencyName.FromId("id", Parent),
                "",
                "",
                [],
                ValidFrom,
                ValidTo,
                DateTimeOffset.UnixEpoch
            );
    }

    private sealed record Expectation(string Code, string Severity, string Actual);
}
