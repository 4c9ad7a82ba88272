using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Publications;
using Disclosure.OpenData;
using Disclosure.PublicTree;
using Disclosure.ResourceNames;
using Microsoft.Extensions.Options;

namespace Disclosure.Filing.Publishing;

/// <summary>
/// Makes the dataset of a year follow the log. What is published is gathered for a while, so that a day with a thousand publications
/// reads their figures a few times and not a thousand; what is withdrawn leaves the dataset at once. The index of a dataset says how
/// far it follows the log, so a start finds what a stop left behind and makes nothing twice.
/// </summary>
internal sealed partial class DatasetUpdater(
    ILogStore log,
    IPublicationStore publications,
    PublicTreeReader reader,
    DatasetBuilder builder,
    IOptions<PublicationOptions> options,
    TimeProvider clock,
    ILogger<DatasetUpdater> logger
)
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan s_brokenDelay = TimeSpan.FromMinutes(10);

    private static readonly EventKind[] s_followed = [EventKind.ReportPublished, EventKind.ReportWithdrawn];

    private readonly Dictionary<int, PendingDataset> _pending = [];
    private long _read;

    /// <summary>Whether a dataset waits to be made.</summary>
    public bool IsPending => _pending.Count > 0;

    /// <summary>Makes what is due, and returns the size of the log that was looked at.</summary>
    public async Task<long> UpdateAsync(CancellationToken cancellation)
    {
        // Read before the changes: what comes after it is the next run's.
        var size = (await log.FindHeadAsync(cancellation)).Size;
        await ReadChangesAsync(size, cancellation);
        var shown = await publications.FindShownSizeAsync(cancellation);
        var now = clock.GetUtcNow();
        foreach (var (year, change) in _pending.Where(p => p.Value.IsDue(shown, now)).ToArray())
        {
            try
            {
                await BuildAsync(year, change, cancellation);
                _pending.Remove(year);
            }
            // A report of this year is damaged in the tree: the other years need not wait until it is mended.
            catch (InvalidDataException damaged)
            {
                LogDamaged(logger, damaged, year);
                _pending[year] = change with { Start = now + s_brokenDelay };
            }
        }

        return size;
    }

    private async Task BuildAsync(int year, PendingDataset change, CancellationToken cancellation)
    {
        var made = await reader.FindDatasetAsync(year, cancellation);
        if (made is null || made.LogSize < change.LogSize)
        {
            await builder.BuildAsync(year, change.LogSize, change.Time, cancellation);
        }
    }

    private async Task ReadChangesAsync(long size, CancellationToken cancellation)
    {
        var found = new List<LogEntry>();
        foreach (var kind in s_followed)
        {
            for (var from = _read; ; )
            {
                var entries = await log.ListAsync(new(null, false, "", kind), from, size, PageSize, cancellation);
                found.AddRange(entries);
                if (entries.Count < PageSize)
                {
                    break;
                }

                from = entries[^1].Index + 1;
            }
        }

        var due = clock.GetUtcNow().AddSeconds(options.Value.DatasetDelay);
        foreach (var entry in found.OrderBy(e => e.Index))
        {
            var year = ReportName.Parse("resource", entry.Event.Resource).Year;
            var start = entry.Event.Kind == EventKind.ReportWithdrawn ? DateTimeOffset.MinValue : due;
            var earlier = _pending.TryGetValue(year, out var waiting) && waiting.Start < start ? waiting.Start : start;
            _pending[year] = new(entry.Index + 1, entry.Event.Time, earlier);
        }

        _read = size;
    }

    [LoggerMessage(49, LogLevel.Error, "The dataset of {Year} cannot be made.")]
    private static partial void LogDamaged(ILogger logger, Exception damaged, int year);

    /// <summary>A dataset that the log is ahead of.</summary>
    /// <param name="LogSize">Size of the log with the newest change of the year.</param>
    /// <param name="Time">When that change was.</param>
    /// <param name="Start">When it is made at the earliest.</param>
    private sealed record PendingDataset(long LogSize, DateTimeOffset Time, DateTimeOffset Start)
    {
        // Not before the reports themselves are shown.
        public bool IsDue(long shown, DateTimeOffset now) => LogSize <= shown && Start <= now;
    }
}
