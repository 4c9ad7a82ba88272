using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Tests.Domain.Workflow;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>Random histories of several actors, each step held against a model that knows nothing of the product.</summary>
public sealed class WorkflowHistoryTests : StoreTests, IDisposable
{
    // Every move of a state, by hand: what is absent is refused.
    private static readonly Dictionary<(ReportVerb, ReportState), ReportState> s_moves = new()
    {
        [(ReportVerb.Submit, ReportState.Draft)] = ReportState.Submitted,
        [(ReportVerb.Submit, ReportState.Returned)] = ReportState.Submitted,
        [(ReportVerb.Return, ReportState.Submitted)] = ReportState.Returned,
        [(ReportVerb.Return, ReportState.Approved)] = ReportState.Returned,
        [(ReportVerb.Approve, ReportState.Submitted)] = ReportState.Approved,
        [(ReportVerb.Publish, ReportState.Approved)] = ReportState.Published,
        [(ReportVerb.Correct, ReportState.Published)] = ReportState.Draft,
        [(ReportVerb.Reopen, ReportState.Submitted)] = ReportState.Draft,
        [(ReportVerb.Reopen, ReportState.Approved)] = ReportState.Draft,
        [(ReportVerb.Reopen, ReportState.Withdrawn)] = ReportState.Draft,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task A_history_is_what_the_model_says(int seed)
    {
        var random = new Random(seed);
        var name = ReportName.FromId("id", Name("ju"), "2023");
        await AddAsync(Agency("ju", null));
        await FileAsync("ju", "2023", ReportState.Draft, 0);
        // Every actor has every role that moves reports, so that only four eyes tell them apart.
        Actor[] actors =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(n => new Actor(
                    $"token:{n}",
                    "",
                    [new(Role.Clerk, Name("ju"), false), new(Role.DisclosureOffice, Name("ju"), false)],
                    IsBootstrap: false
                )),
        ];
        ReportVerb[] verbs =
        [
            ReportVerb.Submit,
            ReportVerb.Return,
            ReportVerb.Approve,
            ReportVerb.Publish,
            ReportVerb.Correct,
            ReportVerb.Reopen,
            ReportVerb.Withdraw,
        ];
        var (state, revision, version, isPublic, editors) = (ReportState.Draft, 1L, 0, false, new HashSet<string>());
        for (var step = 0; step < 250; step++)
        {
            var verb = verbs[random.Next(verbs.Length)];
            // The last actor never writes, so that somebody can approve to the end.
            var actor = actors[random.Next(verb == ReportVerb.Submit ? actors.Length - 1 : actors.Length)];
            var isStale = random.Next(10) == 0;
            var etag = isStale ? $"{revision - 1}" : $"{revision}";
            var to =
                verb == ReportVerb.Withdraw
                    ? (isPublic ? ReportState.Withdrawn : (ReportState?)null)
                    : (s_moves.TryGetValue((verb, state), out var found) ? found : null);
            var allowed =
                !isStale
                && to is not null
                && state != (verb == ReportVerb.Withdraw ? ReportState.Withdrawn : (ReportState)0)
                && (verb != ReportVerb.Approve || !editors.Contains(actor.Principal));
            var done = await TryAsync(Commands.Command(verb, actor, etag, name));
            Assert.True(allowed == done, $"step {step}: {verb} in {state} by {actor.Principal}");
            if (done)
            {
                (state, revision) = (to!.Value, revision + 1);
                version += verb == ReportVerb.Publish ? 1 : 0;
                isPublic = verb == ReportVerb.Publish || (isPublic && verb != ReportVerb.Withdraw);
                if (verb == ReportVerb.Submit)
                {
                    editors.Add(actor.Principal);
                }
            }
        }

        var report = (await Reports.FindAsync(name, default))!;
        Assert.Equal(
            (state, revision, version, isPublic),
            (report.State, report.Revision, report.Version, report.IsPublic)
        );
        Assert.True(revision > 20);
        Assert.Equal(version, (await Workflow.ListVersionsAsync(name, 1_000, default)).Count);
        Assert.Equal(revision, (await Workflow.ListMovesAsync(name, 1_000, default)).Count);
    }

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));

    private async Task<bool> TryAsync(ReportCommand command)
    {
        try
        {
            await Workflow.MoveAsync(
                command.Name,
                f => ReportWorkflow.Decide(f, command),
                (_, _) => "{}",
                NewWrite(),
                default
            );
            return true;
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
