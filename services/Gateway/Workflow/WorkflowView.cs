namespace Disclosure.Gateway.Workflow;

/// <summary>Moves, marks and versions as the public contract shows them.</summary>
internal static class WorkflowView
{
    public static PublicV1.ReportMove Create(FilingV1.ReportMove move) =>
        new()
        {
            Verb = Spell(move.Verb),
            From = move.From,
            To = move.To,
            Actor = NameOf(move.Actor, move.ActorDisplay),
            CreateTime = move.CreateTime,
            Reasons = { move.Reasons.Select(RemarkView.Create) },
            NarrativeRevision = move.Pins?.NarrativeRevision ?? 0,
            StatisticsRevision = move.Pins?.StatisticsRevision ?? 0,
            LogIndex = move.LogIndex,
            FourEyesWaived = move.FourEyesWaived,
        };

    public static PublicV1.ReportMark Create(FilingV1.Mark mark) =>
        new()
        {
            Kind = Spell(mark.Kind),
            Code = mark.Code,
            Cells = { mark.Cells },
            Section = mark.Section,
            Reason = mark.Reason,
            Fingerprint = mark.Fingerprint,
            Actor = NameOf(mark.Actor, mark.ActorDisplay),
            CreateTime = mark.CreateTime,
            Superseded = mark.Superseded,
        };

    public static PublicV1.ReportVersion Create(FilingV1.ReportVersion version) =>
        new()
        {
            Version = version.Version,
            NarrativeRevision = version.Pins?.NarrativeRevision ?? 0,
            StatisticsRevision = version.Pins?.StatisticsRevision ?? 0,
            Reason = version.Reason,
            Actor = version.Actor,
            PublishTime = version.PublishTime,
            WithdrawTime = version.WithdrawTime,
        };

    // The name of a value of an enum in the contract, such as "SUBMIT".
    // Generated names are in camel case and of one word here.
    private static string Spell(Enum value) => value.ToString().ToUpperInvariant();

    // A principal without a name is shown as it is.
    private static string NameOf(string principal, string display) => display.Length > 0 ? display : principal;
}
