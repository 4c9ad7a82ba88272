using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Tests.Domain.Workflow;

/// <summary>Builders of commands and facts.</summary>
internal static class Commands
{
    public static readonly Pins Pins = new(3, 4, "2021", "rules-1", new string('a', 64));

    public static readonly ReportName Name = ReportName.Parse("name", "agencies/ju/reports/2023");

    public static readonly IReadOnlyList<AgencyName> Lineage =
    [
        AgencyName.FromId("id", "ju"),
        AgencyName.FromId("id", "xian"),
        AgencyName.FromId("id", "shi"),
    ];

    public static Actor Holder(Role role, string agency = "ju", bool subtree = false, string principal = "token:x") =>
        new(principal, "", [new(role, AgencyName.FromId("id", agency), subtree)], IsBootstrap: false);

    public static Actor Bootstrap { get; } = new("bootstrap", "", [], IsBootstrap: true);

    public static ReportCommand Command(ReportVerb verb, Actor actor, string etag = "", ReportName? name = null) =>
        new(verb, name ?? Name, etag, actor, DateTimeOffset.UnixEpoch.AddDays(1))
        {
            Pins = verb == ReportVerb.Submit ? Pins : null,
            Files = verb == ReportVerb.Publish ? 9 : 0,
            Reasons = [new("更正数据", "", "", [], "")],
        };

    public static ReportFacts Facts(ReportState state, params string[] editors) =>
        new(
            new(Name, "某局", state, 0, 7, DateTimeOffset.UnixEpoch)
            {
                Pins = state is ReportState.Submitted or ReportState.Approved or ReportState.Published ? Pins : null,
            },
            Lineage,
            editors.ToHashSet(),
            []
        );

    public static JudgedFinding Finding(Severity severity, string fingerprint, string code = "carry.in_force") =>
        new(code, severity, fingerprint, ["proactive.rules.in_force"], "", "现行有效件数对不上");
}
