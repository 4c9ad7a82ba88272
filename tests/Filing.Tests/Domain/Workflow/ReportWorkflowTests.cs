using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Form;
using static Disclosure.Filing.Tests.Domain.Workflow.Commands;

namespace Disclosure.Filing.Tests.Domain.Workflow;

public sealed class ReportWorkflowTests
{
    // Written out once more by hand: verb, state before, state after, who may.
    private static readonly Dictionary<(string, string), (string To, string Roles)> s_expected = new()
    {
        [("Submit", "Draft")] = ("Submitted", "Clerk DisclosureOffice System"),
        [("Submit", "Returned")] = ("Submitted", "Clerk DisclosureOffice System"),
        [("Return", "Submitted")] = ("Returned", "Leader DisclosureOffice"),
        [("Return", "Approved")] = ("Returned", "Leader DisclosureOffice"),
        [("Approve", "Submitted")] = ("Approved", "Leader DisclosureOffice"),
        [("Publish", "Approved")] = ("Published", "DisclosureOffice"),
        [("Correct", "Published")] = ("Draft", "Leader DisclosureOffice"),
        [("Withdraw", "Draft")] = ("Withdrawn", "Leader DisclosureOffice"),
        [("Withdraw", "Submitted")] = ("Withdrawn", "Leader DisclosureOffice"),
        [("Withdraw", "Approved")] = ("Withdrawn", "Leader DisclosureOffice"),
        [("Withdraw", "Published")] = ("Withdrawn", "Leader DisclosureOffice"),
        [("Withdraw", "Returned")] = ("Withdrawn", "Leader DisclosureOffice"),
        [("Reopen", "Submitted")] = ("Draft", "Clerk DisclosureOffice System"),
        [("Reopen", "Approved")] = ("Draft", "Leader DisclosureOffice"),
        [("Reopen", "Withdrawn")] = ("Draft", "Leader DisclosureOffice"),
        [("Delete", "Draft")] = ("", "Clerk DisclosureOffice System"),
        [("Explain", "Draft")] = ("Draft", "Clerk DisclosureOffice System"),
        [("Explain", "Returned")] = ("Returned", "Clerk DisclosureOffice System"),
        [("Confirm", "Draft")] = ("Draft", "Clerk DisclosureOffice System Leader"),
        [("Confirm", "Returned")] = ("Returned", "Clerk DisclosureOffice System Leader"),
    };

    public static TheoryData<string, string, string> Walk
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var verb in Enum.GetNames<ReportVerb>())
            {
                foreach (var state in Enum.GetNames<ReportState>())
                {
                    foreach (var role in Enum.GetNames<Role>())
                    {
                        rows.Add(verb, state, role);
                    }
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Walk))]
    public void A_verb_in_a_state_by_a_role_does_what_the_table_says(string verb, string state, string role)
    {
        var facts = Facts(Enum.Parse<ReportState>(state));
        facts = facts with { Report = facts.Report with { IsPublic = true } };
        var command = Command(Enum.Parse<ReportVerb>(verb), Holder(Enum.Parse<Role>(role)));
        if (s_expected.TryGetValue((verb, state), out var row) && row.Roles.Split(' ').Contains(role))
        {
            var plan = ReportWorkflow.Decide(facts, command);
            Assert.Equal(row.To.Length == 0, plan.IsDeleted);
            Assert.Equal(row.To.Length == 0 || row.To == state ? state : row.To, $"{plan.After.State}");
            Assert.Equal(row.To.Length == 0 || row.To == state ? 7 : 8, plan.After.Revision);
            return;
        }

        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(facts, command));
        var mayEver = s_expected.Any(r => r.Key.Item1 == verb && r.Value.Roles.Split(' ').Contains(role));
        var expected = mayEver && row.To is null ? "VERB_NOT_ALLOWED" : "ROLE_REQUIRED";
        Assert.Equal(expected, error.Reason);
    }

    [Theory]
    [InlineData("ju", false, true)]
    [InlineData("ju", true, true)]
    [InlineData("shi", true, true)]
    [InlineData("shi", false, false)]
    [InlineData("other", true, false)]
    public void A_role_counts_on_the_agency_and_with_its_subtree_on_those_below(string on, bool subtree, bool may)
    {
        var command = Command(ReportVerb.Approve, Holder(Role.Leader, on, subtree));
        var decide = () => ReportWorkflow.Decide(Facts(ReportState.Submitted), command);
        if (may)
        {
            Assert.Equal(ReportState.Approved, decide().After.State);
        }
        else
        {
            Assert.Equal("ROLE_REQUIRED", Assert.Throws<ApiException>(decide).Reason);
        }
    }

    [Fact]
    public void A_stale_etag_is_refused_with_the_current_one_before_anything_else_is_said()
    {
        var command = Command(ReportVerb.Approve, Holder(Role.Leader), etag: "6");
        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(Facts(ReportState.Draft), command));
        Assert.Equal(("ETAG_MISMATCH", "7"), (error.Reason, error.Metadata["etag"]));
    }

    [Fact]
    public void An_error_blocks_a_submission_even_if_explained()
    {
        var command = Command(ReportVerb.Submit, Holder(Role.Clerk)) with
        {
            Findings = [Finding(Severity.Error, "e1"), Finding(Severity.Note, "n1")],
            Explanations = [new("确实如此", "e1", "", [], "")],
        };
        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(Facts(ReportState.Draft), command));
        Assert.Equal(("FINDINGS_BLOCK", "e1"), (error.Reason, error.Metadata["fingerprints"]));
    }

    [Fact]
    public void A_warning_needs_an_explanation_of_its_own_fingerprint()
    {
        var warned = Command(ReportVerb.Submit, Holder(Role.Clerk)) with
        {
            Findings = [Finding(Severity.Warning, "w1")],
        };
        var facts = Facts(ReportState.Draft);
        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(facts, warned));
        Assert.Equal("FINDINGS_UNEXPLAINED", error.Reason);

        var explain = Command(ReportVerb.Explain, Holder(Role.Clerk)) with
        {
            Findings = warned.Findings,
            Explanations = [new("机构改革", "", "carry.in_force", ["proactive.rules.in_force"], "")],
        };
        facts = facts with { Marks = ReportWorkflow.Decide(facts, explain).Marks };
        Assert.Equal(ReportState.Submitted, ReportWorkflow.Decide(facts, warned).After.State);

        // The figures changed: the same code and cells, another fingerprint.
        var changed = warned with
        {
            Findings = [Finding(Severity.Warning, "w2")],
        };
        Assert.Equal(
            "FINDINGS_UNEXPLAINED",
            Assert.Throws<ApiException>(() => ReportWorkflow.Decide(facts, changed)).Reason
        );
        var explained = changed with { Explanations = [new("机构改革", "w2", "", [], "")] };
        Assert.Equal(ReportState.Submitted, ReportWorkflow.Decide(facts, explained).After.State);
    }

    [Fact]
    public void An_explanation_of_nothing_is_refused()
    {
        var command = Command(ReportVerb.Submit, Holder(Role.Clerk)) with
        {
            Explanations = [new("机构改革", "gone", "", [], "")],
        };
        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(Facts(ReportState.Draft), command));
        Assert.Equal(("EXPLANATION_UNMATCHED", "0"), (error.Reason, error.Metadata["index"]));
    }

    [Fact]
    public void Who_edited_or_submitted_does_not_approve_but_the_bootstrap_administrator_and_the_log_says_so()
    {
        var leader = Holder(Role.Leader, principal: "token:boss");
        var approve = Command(ReportVerb.Approve, leader);
        var error = Assert.Throws<ApiException>(() =>
            ReportWorkflow.Decide(Facts(ReportState.Submitted, "token:boss"), approve)
        );
        Assert.Equal("FOUR_EYES", error.Reason);
        Assert.False(ReportWorkflow.Decide(Facts(ReportState.Submitted, "token:other"), approve).IsWaived);

        var plan = ReportWorkflow.Decide(
            Facts(ReportState.Submitted, "bootstrap"),
            Command(ReportVerb.Approve, Bootstrap)
        );
        Assert.True(plan.IsWaived);
        Assert.Equal(["FOUR_EYES_WAIVED"], MoveEvents.Create(plan).Codes);
    }

    [Theory]
    [InlineData("Correct", "Published")]
    [InlineData("Withdraw", "Published")]
    [InlineData("Reopen", "Approved")]
    public void A_verb_that_undoes_needs_a_reason(string verb, string state)
    {
        var command = Command(Enum.Parse<ReportVerb>(verb), Holder(Role.Leader)) with { Reasons = [] };
        var facts = Facts(Enum.Parse<ReportState>(state));
        var error = Assert.Throws<ApiException>(() => ReportWorkflow.Decide(facts, command));
        Assert.Equal(["FIELD_REQUIRED"], error.Violations.Select(v => v.Reason));
    }

    [Fact]
    public void What_was_never_public_is_not_withdrawn_and_what_was_submitted_is_not_deleted()
    {
        var withdraw = Command(ReportVerb.Withdraw, Holder(Role.Leader));
        Assert.Equal(
            "NOT_PUBLIC",
            Assert.Throws<ApiException>(() => ReportWorkflow.Decide(Facts(ReportState.Returned), withdraw)).Reason
        );
        var facts = Facts(ReportState.Draft);
        facts = facts with { Report = facts.Report with { Submissions = 1 } };
        Assert.Equal(
            "ALREADY_SUBMITTED",
            Assert
                .Throws<ApiException>(() =>
                    ReportWorkflow.Decide(facts, Command(ReportVerb.Delete, Holder(Role.Clerk)))
                )
                .Reason
        );
    }

    [Fact]
    public void Verbs_are_listed_as_the_table_and_the_guards_have_them()
    {
        var leader = Holder(Role.Leader, principal: "token:boss");
        Assert.Equal(
            [ReportVerb.Return, ReportVerb.Approve],
            ReportWorkflow.ListVerbs(Facts(ReportState.Submitted), leader)
        );
        Assert.Equal([ReportVerb.Return], ReportWorkflow.ListVerbs(Facts(ReportState.Submitted, "token:boss"), leader));
        Assert.Empty(ReportWorkflow.ListVerbs(Facts(ReportState.Submitted), Holder(Role.Auditor)));
    }
}
