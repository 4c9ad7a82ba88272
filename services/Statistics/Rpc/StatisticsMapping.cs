using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Corrections;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Domain.Years;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Statistics.V1;
using ReportV1 = Disclosure.Report.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>Maps domain types to messages.</summary>
internal static class StatisticsMapping
{
    /// <summary>A revision; its etag is its number.</summary>
    public static Proto.Statistics ToProto(this SheetRevision revision) =>
        new()
        {
            Name = $"{revision.Report}/statistics",
            Revision = revision.Revision,
            Etag = $"{revision.Revision}",
            Sheet = revision.Sheet.ToProto(),
            CreateTime = revision.CreateTime.ToTimestamp(),
        };

    /// <summary>Who wrote a revision, and when.</summary>
    public static Proto.Revision ToProto(this RevisionEntry entry) =>
        new()
        {
            Revision_ = entry.Revision,
            Edition = entry.Edition,
            Actor = entry.Actor,
            RequestId = entry.RequestId,
            CreateTime = entry.CreateTime.ToTimestamp(),
        };

    /// <summary>A changed cell with its title and both contents.</summary>
    public static ReportV1.CellChange ToProto(this CellChange change) =>
        new()
        {
            Cell = change.Cell.Name,
            Title = change.Cell.Title,
            From = change.From.ToProto(),
            To = change.To.ToProto(),
        };

    /// <summary>A suggested correction with all its changes.</summary>
    public static ReportV1.Suggestion ToProto(this CorrectionSuggestion suggestion)
    {
        var message = new ReportV1.Suggestion
        {
            Cause = (ReportV1.Cause)suggestion.Cause,
            Message = suggestion.Message,
            Remaining = suggestion.Remaining,
        };
        message.Changes.Add(suggestion.Changes.Select(ToProto));
        return message;
    }

    /// <summary>A rule that could not be assessed.</summary>
    public static ReportV1.Unassessed ToProto(this UnassessedRule unassessed) =>
        new()
        {
            Code = unassessed.Code,
            Reason = unassessed.Reason,
            Count = unassessed.Count,
        };

    /// <summary>A cell over the years; numbers are text, empty where there is none.</summary>
    public static Proto.CellSeries ToProto(this CellSeries series, Edition edition)
    {
        var message = new Proto.CellSeries
        {
            Cell = edition.Cells[series.Cell].Name,
            Title = edition.Cells[series.Cell].Title,
        };
        message.Figures.Add(
            series.Figures.Select(f => new Proto.YearFigure
            {
                Year = f.Year,
                Number = f.Number?.ToString() ?? "",
                Difference = f.Difference is { } difference ? NumberFormat.Format(difference) : "",
                // Two decimals always, as a percentage is printed in reports.
                Rate = f.Rate?.ToString("F2") ?? "",
                RateGap = (Proto.RateGap)f.Gap,
            })
        );
        return message;
    }

    private static ReportV1.CellContent ToProto(this CellContent content) =>
        new()
        {
            Number = content.Value.ToString(),
            NotApplicable = content.Value.IsNotApplicable,
            Remark = content.Remark,
        };
}
