using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Rpc.RulePacks;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Maps reports and their contexts from domain to message.</summary>
internal static class ReportMapping
{
    /// <summary>The report; its etag and its fence are both the revision of its workflow.</summary>
    /// <remarks>An etag and a fence are two things: edits go by the fence, moves by the etag.</remarks>
    public static Proto.Report ToProto(this ReportStatus report) =>
        new()
        {
            Name = report.Name.ToString(),
            Title = report.Title,
            Agency = report.Name.Agency.ToString(),
            AgencyTitle = report.AgencyTitle,
            Year = report.Name.Year,
            State = (Disclosure.Report.V1.ReportState)report.State,
            Version = report.Version,
            Etag = report.Etag,
            CreateTime = report.CreateTime.ToTimestamp(),
            // 0 while the report does not count, even where something is pinned.
            StatisticsRevision = report.CountedStatistics,
            Editable = report.IsEditable,
            // The gateway sends it with every write of prose and figures.
            Fence = report.Fence,
            Pins = report.Pins?.ToProto(),
            Stale = report.IsStale,
            Submissions = report.Submissions,
            Submitter = report.Submitter,
            MoveTime = report.MoveTime.ToTimestamp(),
        };

    /// <summary>The state; unspecified for none.</summary>
    public static Disclosure.Report.V1.ReportState ToProto(this ReportState? state) =>
        state is { } known ? (Disclosure.Report.V1.ReportState)known : Disclosure.Report.V1.ReportState.Unspecified;

    /// <summary>What is pinned.</summary>
    public static Proto.Pins ToProto(this Pins pins) =>
        new()
        {
            NarrativeRevision = pins.Narrative,
            StatisticsRevision = pins.Statistics,
            Edition = pins.Edition,
            RuleSet = pins.RuleSet,
            VerdictDigest = pins.VerdictDigest,
        };

    /// <summary>The context, without the report itself.</summary>
    /// <remarks>The report itself is set by the caller, who read it for other reasons too.</remarks>
    public static Proto.ReportContext ToProto(this ReportContext context)
    {
        var message = new Proto.ReportContext
        {
            Agency = context.Agency.ToProto(),
            RulePack = context.RulePack?.ToProto(),
        };
        message.Ancestors.Add(context.Ancestors.Select(a => a.ToProto()));
        message.Neighbours.Add(context.Neighbours.Select(a => a.ToProto()));
        // Reports of other agencies are given as what counts of them, not with their workflow.
        message.Previous.Add(
            context.Previous.Select(p => new Proto.PreviousReport { Report = p.Report.ToPinned(), InPart = p.InPart })
        );
        message.History.Add(context.History.Select(r => r.ToPinned()));
        message.Peers.Add(context.Peers.Select(r => r.ToPinned()));
        return message;
    }

    /// <summary>The report with the revision of its figures that counts.</summary>
    public static Proto.PinnedReport ToPinned(this ReportStatus report) =>
        new()
        {
            Name = report.Name.ToString(),
            Agency = report.Name.Agency.ToString(),
            AgencyTitle = report.AgencyTitle,
            Year = report.Name.Year,
            StatisticsRevision = report.CountedStatistics,
        };

    /// <summary>The counted report of an agency of a region.</summary>
    /// <param name="year">The year reported on; a region has one.</param>
    public static Proto.PinnedReport ToPinned(this RegionAgency counted, int year) =>
        new()
        {
            Name = $"{counted.Agency.Name}/reports/{year}",
            Agency = counted.Agency.Name.ToString(),
            AgencyTitle = counted.Agency.Title,
            Year = year,
            // Members of the basis Counted have pins; of the others this is 0 until they are submitted.
            StatisticsRevision = counted.PinnedStatistics,
            State = counted.State.ToProto(),
        };
}
