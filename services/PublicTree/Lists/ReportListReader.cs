using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.ResourceNames;

namespace Disclosure.PublicTree.Lists;

/// <summary>
/// Lists the published reports of a year, at and below an agency. A page costs one file a report and one an agency on it, however
/// many reports there are before it.
/// </summary>
internal sealed class ReportListReader(IPublicTreeStore store)
{
    private readonly AgencyListStore _lists = new(store);

    /// <summary>Reads a page.</summary>
    /// <param name="under">Id of an agency: it and all below it. Null: all.</param>
    /// <param name="after">Position of the last report of the page before; null: from the start.</param>
    public async Task<ReportPage> ReadAsync(
        int year,
        string? under,
        int pageSize,
        ListPosition? after,
        CancellationToken cancellation
    )
    {
        var found = new List<PublishedReport>();
        ListPosition? last = null;
        await foreach (var (position, report) in WalkAsync(year, under, after, cancellation))
        {
            // One more than asked for tells whether a page follows.
            if (found.Count == pageSize)
            {
                return new(found, last?.ToKey());
            }

            found.Add(report);
            last = position;
        }

        return new(found, null);
    }

    private async IAsyncEnumerable<(ListPosition Position, PublishedReport Report)> WalkAsync(
        int year,
        string? under,
        ListPosition? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // Depth first; the stack holds the agencies still to come, each with the agencies above it within the walk.
        var coming = new Stack<string[]>();
        if (under is null)
        {
            PushBelow(coming, [], await _lists.ReadAsync(year, null, cancellation), after);
        }
        else
        {
            coming.Push([under]);
        }

        while (coming.TryPop(out var path))
        {
            cancellation.ThrowIfCancellationRequested();
            var list = await _lists.ReadAsync(year, path[^1], cancellation);
            foreach (var id in list.Reports.Where(id => !IsBefore(path, id, after)))
            {
                if (await FindListedAsync(path, id, year, cancellation) is { } report)
                {
                    yield return (new(path, id), report);
                }
            }

            PushBelow(coming, path, list, after);
        }
    }

    // A report that another index than its own names is listed only where its own says that it stands there.
    private async Task<PublishedReport?> FindListedAsync(
        string[] path,
        string id,
        int year,
        CancellationToken cancellation
    )
    {
        var name = ReportName.FromId("report", AgencyName.FromId("agency", path[^1]), id);
        var index = TreeLayout.ReportPath(name);
        var json = await store.ReadAsync(index, cancellation);
        var report = json is null ? null : TreeJson.Read<PublishedReport>(json, index);
        return
            report is { State: PublicationState.Published }
            && report.Year == year
            && report.Path.TakeLast(path.Length).SequenceEqual(path, StringComparer.Ordinal)
            ? report
            : null;
    }

    private static void PushBelow(Stack<string[]> coming, string[] path, AgencyList list, ListPosition? after)
    {
        var onTheWay = IsOnTheWay(path, after);
        foreach (var agency in list.Agencies.Reverse())
        {
            // Agencies before the one that leads to the position are done; those after it are whole.
            if (!onTheWay || string.CompareOrdinal(agency, after!.Agencies[path.Length]) >= 0)
            {
                coming.Push([.. path, agency]);
            }
        }
    }

    // Whether the position is below this agency.
    private static bool IsOnTheWay(string[] path, ListPosition? after) =>
        after is not null && after.Agencies.Count > path.Length && after.Agencies.Take(path.Length).SequenceEqual(path);

    // The reports of an agency come before those of the agencies below it.
    private static bool IsBefore(string[] path, string report, ListPosition? after) =>
        after is not null
        && (
            IsOnTheWay(path, after)
            || (after.Agencies.SequenceEqual(path) && string.CompareOrdinal(report, after.Report) <= 0)
        );
}
