namespace Disclosure.Gateway.Journal;

/// <summary>
/// Collects accesses until they are appended to the log. Like ones are counted, so that a caller who asks a thousand times a second is one
/// entry, and there is a bound to how many are held.
/// </summary>
internal sealed class AccessJournal(TimeProvider clock)
{
    /// <summary>Most accesses of a batch that are told apart by what they asked for; further ones are told apart by caller and method.</summary>
    public const int MaxDistinct = 10_000;

    private readonly Lock _lock = new();
    private Dictionary<AccessRecord, Seen> _seen = [];

    /// <summary>Notes an access; it is appended within a second.</summary>
    public void Add(AccessRecord access)
    {
        lock (_lock)
        {
            if (_seen.Count >= MaxDistinct && !_seen.ContainsKey(access))
            {
                access = access with { Agency = "", Resource = "" };
            }

            var seen = _seen.GetValueOrDefault(access, new(clock.GetUtcNow(), 0));
            _seen[access] = seen with { Count = seen.Count + 1 };
        }
    }

    /// <summary>Takes out what was noted since the last time, in the order of the first of each.</summary>
    public IReadOnlyList<(AccessRecord Access, Seen Seen)> Take()
    {
        Dictionary<AccessRecord, Seen> taken;
        lock (_lock)
        {
            (taken, _seen) = (_seen, []);
        }

        return [.. taken.Select(t => (t.Key, t.Value)).OrderBy(t => t.Value.Time)];
    }

    /// <summary>When an access was first seen in a batch, and how often.</summary>
    public readonly record struct Seen(DateTimeOffset Time, int Count);
}
