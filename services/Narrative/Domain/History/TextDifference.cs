namespace Disclosure.Narrative.Domain.History;

/// <summary>What became of a run of characters.</summary>
internal enum DifferenceKind
{
    Kept,
    Deleted,
    Inserted,
}

/// <summary>A run of characters with what became of them.</summary>
internal readonly record struct DifferenceRun(DifferenceKind Change, string Text);

/// <summary>Differences of two texts: sentences are aligned, and changes inside them found by words.</summary>
internal static class TextDifference
{
    // Sentences that share less are not versions of each other.
    // By words and not by letters: sentences that share their common characters are not yet alike.
    private const double AlikeSentences = 0.4;

    /// <summary>Runs that put together give the old text without the inserted and the new one without the deleted.</summary>
    /// <param name="old">The earlier text.</param>
    /// <param name="now">The later text.</param>
    public static IReadOnlyList<DifferenceRun> Compute(string old, string now)
    {
        var runs = new List<DifferenceRun>();
        var (deleted, inserted) = (new List<string>(), new List<string>());
        foreach (
            var (change, sentence) in EditScript.Compute(
                TextSegmenter.SplitSentences(old),
                TextSegmenter.SplitSentences(now)
            )
        )
        {
            if (change == DifferenceKind.Kept)
            {
                Pair(deleted, inserted, runs);
                runs.Add(new(DifferenceKind.Kept, sentence));
            }
            else
            {
                (change == DifferenceKind.Deleted ? deleted : inserted).Add(sentence);
            }
        }

        Pair(deleted, inserted, runs);
        return Joined(runs);
    }

    // Sentences between two kept ones, each against the next that is like it.
    private static void Pair(List<string> deleted, List<string> inserted, List<DifferenceRun> runs)
    {
        var next = 0;
        foreach (var sentence in deleted)
        {
            // From the last pair on: pairs never cross, since both lists are in the order of the text.
            var like = inserted.FindIndex(next, i => IsAlike(sentence, i));
            if (like < 0)
            {
                runs.Add(new(DifferenceKind.Deleted, sentence));
                continue;
            }

            runs.AddRange(inserted[next..like].Select(i => new DifferenceRun(DifferenceKind.Inserted, i)));
            var script = EditScript.Compute(
                TextSegmenter.SplitWords(sentence),
                TextSegmenter.SplitWords(inserted[like])
            );
            runs.AddRange(Grouped([.. script.Select(s => new DifferenceRun(s.Change, s.Item))]));
            next = like + 1;
        }

        runs.AddRange(inserted[next..].Select(i => new DifferenceRun(DifferenceKind.Inserted, i)));
        deleted.Clear();
        inserted.Clear();
    }

    // Enough words in common, measured by the longer sentence.
    private static bool IsAlike(string a, string b)
    {
        var (first, second) = (TextSegmenter.SplitWords(a).ToHashSet(), TextSegmenter.SplitWords(b).ToHashSet());
        return first.Count(second.Contains) >= AlikeSentences * Math.Max(first.Count, second.Count);
    }

    // Between two unchanged runs, deletions come before insertions.
    private static List<DifferenceRun> Grouped(List<DifferenceRun> runs)
    {
        var merged = new List<DifferenceRun>();
        for (var i = 0; i < runs.Count; )
        {
            var end = i;
            while (
                end < runs.Count && runs[end].Change == DifferenceKind.Kept == (runs[i].Change == DifferenceKind.Kept)
            )
            {
                end++;
            }

            foreach (var change in Enum.GetValues<DifferenceKind>())
            {
                var text = string.Concat(runs[i..end].Where(r => r.Change == change).Select(r => r.Text));
                if (text.Length > 0)
                {
                    merged.Add(new(change, text));
                }
            }

            i = end;
        }

        return merged;
    }

    // Neighbouring runs of one kind are one.
    private static List<DifferenceRun> Joined(List<DifferenceRun> runs)
    {
        var joined = new List<DifferenceRun>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1].Change == run.Change)
            {
                joined[^1] = run with { Text = joined[^1].Text + run.Text };
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }
}
