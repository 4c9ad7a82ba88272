namespace Disclosure.Narrative.Domain.History;

/// <summary>The shortest edit script from one sequence to another (Myers, 1986).</summary>
internal static class EditScript
{
    // With more changes the two have too little in common for the shortest script to be of use.
    // 1,500 changes of sentences or words: beyond it the texts are told as replaced.
    private const int MostChanges = 1_500;

    /// <summary>Every item of both sequences with what became of it, in order.</summary>
    public static List<(DifferenceKind Change, T Item)> Compute<T>(IReadOnlyList<T> old, IReadOnlyList<T> now)
        where T : IEquatable<T>
    {
        // What both begin and end with is no part of the search, which is quadratic in the changes.
        var head = 0;
        while (head < old.Count && head < now.Count && old[head].Equals(now[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)].Equals(now[^(tail + 1)]))
        {
            tail++;
        }

        var script = new List<(DifferenceKind, T)>(old.Count + now.Count);
        script.AddRange(old.Take(head).Select(i => (DifferenceKind.Kept, i)));
        script.AddRange(Middle([.. old.Skip(head).SkipLast(tail)], [.. now.Skip(head).SkipLast(tail)]));
        script.AddRange(old.TakeLast(tail).Select(i => (DifferenceKind.Kept, i)));
        return script;
    }

    // Without the common head and tail. furthest[k] is the furthest place reached on diagonal k.
    private static List<(DifferenceKind, T)> Middle<T>(T[] old, T[] now)
        where T : IEquatable<T>
    {
        var most = Math.Min(old.Length + now.Length, MostChanges);
        var furthest = new int[(2 * most) + 3];
        var traces = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            // Only the diagonals that this many changes can reach are kept.
            traces.Add(furthest[(most + 1 - changes - 1)..(most + 1 + changes + 2)]);
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var isDown = diagonal == -changes || (diagonal != changes && furthest[at - 1] < furthest[at + 1]);
                var x = isDown ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < old.Length && x - diagonal < now.Length && old[x].Equals(now[x - diagonal]))
                {
                    x++;
                }

                furthest[at] = x;
                if (x >= old.Length && x - diagonal >= now.Length)
                {
                    return Walk(old, now, traces);
                }
            }
        }

        return [.. old.Select(i => (DifferenceKind.Deleted, i)), .. now.Select(i => (DifferenceKind.Inserted, i))];
    }

    // Back from the end, one change a trace.
    private static List<(DifferenceKind, T)> Walk<T>(T[] old, T[] now, List<int[]> traces)
    {
        var (x, y) = (old.Length, now.Length);
        var script = new List<(DifferenceKind, T)>();
        for (var changes = traces.Count - 1; changes >= 0; changes--)
        {
            var trace = traces[changes];
            var at = changes + 1 + (x - y);
            var isDown = x - y == -changes || (x - y != changes && trace[at - 1] < trace[at + 1]);
            var before = isDown ? x - y + 1 : x - y - 1;
            var fromX = changes == 0 ? 0 : trace[changes + 1 + before];
            var fromY = changes == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY)
            {
                script.Add((DifferenceKind.Kept, old[x - 1]));
                (x, y) = (x - 1, y - 1);
            }

            if (changes > 0)
            {
                script.Add(isDown ? (DifferenceKind.Inserted, now[y - 1]) : (DifferenceKind.Deleted, old[x - 1]));
                (x, y) = (fromX, fromY);
            }
        }

        script.Reverse();
        return script;
    }
}
