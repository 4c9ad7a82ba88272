using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;
using Spectre.Console;

namespace Disclosure.CommandLine.Bulk;

/// <summary>Does the pieces of a bulk side by side. A piece that is refused ends nothing; a server that is away ends all.</summary>
/// <param name="parallelism">How many at once.</param>
internal sealed class BulkRunner(Terminal terminal, Wording wording, int parallelism)
{
    /// <summary>The outcomes in the order of the pieces.</summary>
    public async Task<IReadOnlyList<BulkOutcome>> RunAsync(
        IReadOnlyList<BulkItem> items,
        Func<BulkItem, CancellationToken, Task<BulkOutcome>> run,
        CancellationToken cancellation
    )
    {
        // No bar in a pipe or a file: only a terminal can draw it.
        if (!terminal.ShowsProgress)
        {
            return await RunAllAsync(items, run, () => { }, cancellation);
        }

        IReadOnlyList<BulkOutcome> outcomes = [];
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(terminal.Error) });
        await console
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(
                    wording.Choose($"共 {items.Count} 份", $"{items.Count} reports"),
                    maxValue: items.Count
                );
                outcomes = await RunAllAsync(items, run, () => bar.Increment(1), cancellation);
            });
        return outcomes;
    }

    private async Task<IReadOnlyList<BulkOutcome>> RunAllAsync(
        IReadOnlyList<BulkItem> items,
        Func<BulkItem, CancellationToken, Task<BulkOutcome>> run,
        Action count,
        CancellationToken cancellation
    )
    {
        // By place: pieces end in any order.
        var outcomes = new BulkOutcome[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            items.Index(),
            options,
            async (piece, stop) =>
            {
                outcomes[piece.Index] = await RunOneAsync(piece.Item, run, stop);
                count();
            }
        );
        return outcomes;
    }

    private async Task<BulkOutcome> RunOneAsync(
        BulkItem item,
        Func<BulkItem, CancellationToken, Task<BulkOutcome>> run,
        CancellationToken cancellation
    )
    {
        try
        {
            return await run(item, cancellation);
        }
        catch (ServerException refused)
            // These three concern the whole bulk: going on would fail for every piece.
            when (refused.Error.Exit is not (ExitCode.Unavailable or ExitCode.AccessDenied or ExitCode.Failed))
        {
            return new(item, refused.Error.Reason, refused.Error.Describe(wording));
        }
    }
}
