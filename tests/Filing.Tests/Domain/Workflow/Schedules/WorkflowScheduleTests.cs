using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using static Disclosure.Filing.Tests.Domain.Workflow.Commands;

namespace Disclosure.Filing.Tests.Domain.Workflow.Schedules;

/// <summary>The core of the workflow under every order of steps of several actors.</summary>
public sealed class WorkflowScheduleTests
{
    private static readonly ReportVerb[] s_verbs =
    [
        ReportVerb.Submit,
        ReportVerb.Return,
        ReportVerb.Approve,
        ReportVerb.Publish,
        ReportVerb.Correct,
        ReportVerb.Withdraw,
        ReportVerb.Reopen,
    ];

    [Fact]
    public void Two_approvals_and_a_return_move_a_report_once_in_every_schedule()
    {
        var schedules = ScheduleExplorer.Explore(() =>
        {
            var report = new ScheduledReport(Facts(ReportState.Submitted));
            return (
                [
                    report.Move(By("a", ReportVerb.Approve, "7")),
                    report.Move(By("b", ReportVerb.Approve, "7")),
                    report.Move(By("c", ReportVerb.Return, "7")),
                ],
                () =>
                {
                    report.RequireOneStory(Facts(ReportState.Submitted).Report);
                    Assert.Single(report.Entries);
                    Assert.Equal(2, report.Outcomes.Count(o => o.Reason == "ETAG_MISMATCH"));
                }
            );
        });
        Assert.True(schedules > 1_000, $"{schedules}");
    }

    [Fact]
    public void Any_two_verbs_from_any_state_tell_one_story_in_every_schedule()
    {
        var schedules = 0;
        foreach (var state in Enum.GetValues<ReportState>())
        {
            foreach (var pair in s_verbs.SelectMany(one => s_verbs.Select(other => (one, other))))
            {
                schedules += ScheduleExplorer.Explore(() =>
                {
                    var facts = Facts(state);
                    facts = facts with { Report = facts.Report with { IsPublic = true } };
                    var report = new ScheduledReport(facts);
                    return (
                        [report.Move(By("a", pair.one)), report.Move(By("b", pair.other))],
                        () =>
                        {
                            report.RequireOneStory(facts.Report);
                            Assert.Equal(2, report.Outcomes.Count);
                            Assert.All(report.Entries, e => Assert.NotEqual(e.From, e.To));
                        }
                    );
                });
            }
        }

        Assert.True(schedules > 5_000, $"{schedules}");
    }

    [Fact]
    public void What_is_handed_in_is_the_newest_of_both_parts_in_every_schedule_of_two_editors()
    {
        var (submitted, edited) = (0, 0);
        var schedules = ScheduleExplorer.Explore(() =>
        {
            var report = new ScheduledReport(Facts(ReportState.Draft));
            return (
                [report.Submit(By("a", ReportVerb.Submit)), report.Edit(0), report.Edit(1)],
                () =>
                {
                    Assert.Equal(ReportState.Submitted, report.Facts.Report.State);
                    var pins = report.Facts.Report.Pins!;
                    Assert.Equal(
                        (report.Parts[0].Revision, report.Parts[1].Revision),
                        (pins.Narrative, pins.Statistics)
                    );
                    submitted++;
                    edited += (int)(pins.Narrative + pins.Statistics - 2);
                }
            );
        });
        Assert.Equal(schedules, submitted);
        // Some edits came in time, and some were refused.
        Assert.InRange(edited, 1, (2 * schedules) - 1);
    }

    [Fact]
    public void Two_submissions_and_an_edit_leave_one_submission_of_what_is_newest_in_every_schedule()
    {
        var schedules = ScheduleExplorer.Explore(() =>
        {
            var report = new ScheduledReport(Facts(ReportState.Draft));
            return (
                [report.Submit(By("a", ReportVerb.Submit)), report.Submit(By("b", ReportVerb.Submit)), report.Edit(1)],
                () =>
                {
                    report.RequireOneStory(Facts(ReportState.Draft).Report);
                    // Both may lose to each other; what is submitted is what is newest.
                    if (report.Facts.Report.State == ReportState.Submitted)
                    {
                        Assert.Single(report.Entries);
                        Assert.Equal(report.Parts[1].Revision, report.Facts.Report.Pins?.Statistics);
                    }
                }
            );
        });
        Assert.True(schedules > 1_000, $"{schedules}");
    }

    [Fact]
    public void A_submission_that_is_refused_leaves_the_report_open_to_edits_in_every_schedule()
    {
        ScheduleExplorer.Explore(() =>
        {
            var report = new ScheduledReport(Facts(ReportState.Draft));
            var refused = By("a", ReportVerb.Submit) with { Findings = [Finding(Form.Severity.Error, "e")] };
            return (
                [report.Submit(refused), report.Edit(0)],
                () =>
                {
                    Assert.Equal(ReportState.Draft, report.Facts.Report.State);
                    var before = report.Edits;
                    foreach (var _ in report.Edit(0)) { }
                    Assert.Equal(before + 1, report.Edits);
                }
            );
        });
    }

    [Fact]
    public async Task Ten_thousand_races_of_two_approvals_and_a_return_on_threads_never_move_a_report_twice()
    {
        using var start = new Barrier(3);
        ScheduledReport report = null!;
        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(n =>
                    Task.Factory.StartNew(
                        () => Race(n),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        void Race(int actor)
        {
            var command = By($"{actor}", actor == 2 ? ReportVerb.Return : ReportVerb.Approve, "7");
            for (var round = 0; round < 10_000; round++)
            {
                if (actor == 0)
                {
                    report = new(Facts(ReportState.Submitted));
                }

                start.SignalAndWait();
                foreach (var _ in report.Move(command)) { }

                start.SignalAndWait();
                if (actor == 0)
                {
                    Assert.Single(report.Entries);
                    Assert.Equal(8, report.Facts.Report.Revision);
                    Assert.Equal(2, report.Outcomes.Count(o => o.Reason == "ETAG_MISMATCH"));
                }
            }
        }
    }

    // Somebody with every role that moves reports.
    private static ReportCommand By(string who, ReportVerb verb, string etag = "") =>
        Command(verb, Holder(Role.DisclosureOffice, principal: $"token:{who}"), etag);
}
