using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;

namespace Disclosure.Filing.Tests.Domain.Workflow.Schedules;

/// <summary>
/// One report in memory with the product's own decisions and the store's last guard: a plan is written where the revision is still the one
/// that it was made for. Nothing else orders the steps, so that schedules are worse here than any database allows.
/// </summary>
internal sealed class ScheduledReport(ReportFacts before)
{
    private readonly Lock _turn = new();

    public ReportFacts Facts { get; private set; } = before;

    /// <summary>Entries in their order.</summary>
    public List<LogEvent> Entries { get; } = [];

    /// <summary>Reasons of refusals; empty for a move that was done; in the order of their ends.</summary>
    public List<(ReportVerb Verb, string Reason)> Outcomes { get; } = [];

    /// <summary>Newest revisions of prose and figures, each with the fence below which writes are refused.</summary>
    public (long Revision, long Fence)[] Parts { get; } = [(1, 0), (1, 0)];

    /// <summary>Reads, decides and writes, each a step.</summary>
    public IEnumerable<int> Move(ReportCommand command)
    {
        var facts = Facts;
        yield return 0;
        var plan = Try(command.Verb, () => ReportWorkflow.Decide(facts, command));
        yield return 1;
        if (plan is not null)
        {
            Write(plan);
        }
    }

    /// <summary>Fences, pins both parts and hands in, as the gateway does.</summary>
    public IEnumerable<int> Submit(ReportCommand command)
    {
        if (Try(command.Verb, () => Facts.Report.RaiseFence(command.Etag)) is not { } fenced)
        {
            yield break;
        }

        Facts = Facts with { Report = fenced };
        yield return 0;
        var pinned = new long[Parts.Length];
        for (var part = 0; part < Parts.Length; part++)
        {
            Parts[part].Fence = Math.Max(Parts[part].Fence, fenced.Fence + 1);
            pinned[part] = Parts[part].Revision;
            yield return 1;
        }

        var pins = Commands.Pins with { Narrative = pinned[0], Statistics = pinned[1] };
        var submit = command with { Etag = fenced.Etag, Fence = fenced.Fence, Pins = pins };
        // One step: a transaction decides and writes. Here alone the guard of the revision does not tell what came between.
        var facts = Facts;
        if (Try(command.Verb, () => ReportWorkflow.Decide(facts, submit)) is { } plan)
        {
            Write(plan);
            yield break;
        }

        yield return 2;
        if (Facts.Report.IsEditable)
        {
            Facts = Facts with { Report = Facts.Report.RaiseFence("") };
        }
    }

    /// <summary>Asks whether edits are open, then writes a part with the fence of that answer.</summary>
    public IEnumerable<int> Edit(int part)
    {
        if (!Facts.Report.IsEditable)
        {
            yield break;
        }

        var fence = Facts.Report.Fence;
        yield return 0;
        if (fence >= Parts[part].Fence)
        {
            Parts[part].Revision++;
            Edits++;
        }
    }

    /// <summary>Edits that were not refused.</summary>
    public int Edits { get; private set; }

    /// <summary>State, history and log tell one story: each entry begins where the one before ended.</summary>
    public void RequireOneStory(ReportStatus first)
    {
        var (state, revision) = (first.State, first.Revision);
        foreach (var entry in Entries)
        {
            Assert.Equal((state, revision + 1), (entry.From, entry.Revision));
            (state, revision) = (entry.To!.Value, entry.Revision);
        }

        Assert.Equal((state, revision), (Facts.Report.State, Facts.Report.Revision));
        Assert.Equal(Entries.Count, Outcomes.Count(o => o.Reason.Length == 0));
    }

    private void Write(MovePlan plan)
    {
        lock (_turn)
        {
            var isFirst = Facts.Report.Revision == plan.Before.Revision;
            if (isFirst)
            {
                // A fence that was raised meanwhile stays raised: the statement does not write it.
                Facts = Facts with
                {
                    Report = plan.After with { FenceRaises = Facts.Report.FenceRaises },
                    Editors = Facts.Editors.Concat(plan.Editors).ToHashSet(),
                };
                Entries.Add(MoveEvents.Create(plan));
            }

            Outcomes.Add((plan.Command.Verb, isFirst ? "" : "ETAG_MISMATCH"));
        }
    }

    private T? Try<T>(ReportVerb verb, Func<T> decide)
        where T : class
    {
        try
        {
            return decide();
        }
        catch (ApiException refused)
        {
            lock (_turn)
            {
                Outcomes.Add((verb, refused.Reason));
            }

            return null;
        }
    }
}
