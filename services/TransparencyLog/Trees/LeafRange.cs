using System.Numerics;

namespace Disclosure.TransparencyLog.Trees;

/// <summary>Leaves from <paramref name="Start"/> to before <paramref name="End"/>, as RFC 6962 divides a tree into subtrees.</summary>
internal readonly record struct LeafRange(long Start, long End)
{
    /// <summary>Number of leaves.</summary>
    public long Count => End - Start;

    /// <summary>The two subtrees below; the left one is the largest power of two that is smaller than the whole.</summary>
    public (LeafRange Left, LeafRange Right) Split()
    {
        var middle = Start + (1L << (63 - BitOperations.LeadingZeroCount((ulong)(Count - 1))));
        return (new(Start, middle), new(middle, End));
    }

    /// <summary>The complete subtrees that make up the range, the largest first; one where the range is itself complete.</summary>
    public IEnumerable<NodePosition> FindNodes()
    {
        var start = Start;
        for (var rest = Count; rest > 0; )
        {
            var level = 63 - BitOperations.LeadingZeroCount((ulong)rest);
            yield return new(level, start >> level);
            start += 1L << level;
            rest -= 1L << level;
        }
    }
}
