using Disclosure.Filing.Domain.Log;
using Disclosure.PublicTree;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>
/// Makes the public tree show what the log says: a checkpoint of its newest head, and the index of every report that was published or
/// withdrawn since the last time. Each step can be repeated, so a stop at any of them is completed by the next run.
/// </summary>
internal sealed class PublicTreeUpdater(
    ILogStore log,
    IPublicationStore publications,
    CheckpointPublisher checkpoints,
    ReportIndexBuilder indexes,
    ManifestStamper stamper,
    PublicTreeWriter writer
) : IDisposable
{
    private const int PageSize = 1_000;

    private static readonly EventKind[] s_shown = [EventKind.ReportPublished, EventKind.ReportWithdrawn];

    // One writer of the tree at a time.
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Whether a publication or a withdrawal is not shown yet.</summary>
    /// <remarks>Cheap: a range of the log from the size that is shown, by kind.</remarks>
    public async Task<bool> IsBehindAsync(CancellationToken cancellation)
    {
        var shown = await publications.FindShownSizeAsync(cancellation);
        // To the end of the log, whatever it is: nothing is written here.
        return (await FindChangedAsync(shown, long.MaxValue, cancellation)).Count > 0;
    }

    /// <summary>Brings the tree up to date and returns the checkpoint in it.</summary>
    public async Task<TransparencyLog.Notes.SignedNote> UpdateAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var shown = await publications.FindShownSizeAsync(cancellation);
            // Read before the changes: what comes after it is the next run's.
            var size = (await log.FindHeadAsync(cancellation)).Size;
            var checkpoint = await checkpoints.PublishAsync(cancellation);
            var changed = await FindChangedAsync(shown, size, cancellation);
            // Reports without a stamp are written again though nothing of them has changed: their index names the token.
            foreach (var name in changed.Union(await stamper.ListLateAsync(cancellation)))
            {
                if (await indexes.BuildAsync(name, checkpoint, cancellation) is { } index)
                {
                    await writer.PutReportAsync(index, cancellation);
                }
            }

            // Last: a stop before it repeats the work, and each step gives the same objects.
            await publications.SetShownSizeAsync(size, cancellation);
            return checkpoint;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IReadOnlyCollection<ReportName>> FindChangedAsync(
        long start,
        long end,
        CancellationToken cancellation
    )
    {
        var names = new HashSet<ReportName>();
        foreach (var kind in s_shown)
        {
            // Read page by page until one is not full; an index is passed once.
            for (var from = start; ; )
            {
                var entries = await log.ListAsync(new(null, false, "", kind), from, end, PageSize, cancellation);
                names.UnionWith(entries.Select(e => ReportName.Parse("resource", e.Event.Resource)));
                if (entries.Count < PageSize)
                {
                    break;
                }

                from = entries[^1].Index + 1;
            }
        }

        return names;
    }
}
