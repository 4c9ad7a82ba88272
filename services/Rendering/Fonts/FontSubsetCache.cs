using System.Runtime.InteropServices;

namespace Disclosure.Rendering.Fonts;

/// <summary>Subsets made before, by face and glyphs. Reports of one agency share most of theirs; those used last are kept.</summary>
/// <remarks>Safe for many threads. Cutting happens outside the lock: two threads may cut the same subset, and one of them is
/// kept.</remarks>
internal sealed class FontSubsetCache : IDisposable
{
    // A subset of a report takes 30 to 300 KB.
    // 48 of these are at most some 15 MB.
    private const int Capacity = 48;

    private readonly Lock _gate = new();
    private readonly Dictionary<FontFace, FontSubsetter> _subsetters = [];
    private readonly Dictionary<SubsetKey, LinkedListNode<(SubsetKey Key, FontSubset Subset)>> _known = [];

    // Newest at the front; the last one is dropped.
    private readonly LinkedList<(SubsetKey Key, FontSubset Subset)> _byUse = new();

    /// <summary>The subset of a face for these glyphs; created where it is not cached.</summary>
    public FontSubset Get(FontFace face, IEnumerable<int> glyphs)
    {
        // Sorted and distinct: the key must not depend on the order in which glyphs were met.
        var sorted = glyphs.Distinct().Order().ToArray();
        var key = new SubsetKey(face, sorted);
        lock (_gate)
        {
            // Used now, so it moves to the front.
            if (_known.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Subset;
            }
        }

        var subset = SubsetterOf(face).CreateSubset(sorted);
        lock (_gate)
        {
            // Another thread was faster: its subset is used, so that all share one.
            if (_known.TryGetValue(key, out var other))
            {
                return other.Value.Subset;
            }

            _known.Add(key, _byUse.AddFirst((key, subset)));
            // One too many at most, since one is added at a time.
            if (_known.Count > Capacity)
            {
                _known.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }

        return subset;
    }

    /// <summary>Forgets all subsets.</summary>
    /// <remarks>Subsetters stay: they hold native memory and are made once a face.</remarks>
    public void Clear()
    {
        lock (_gate)
        {
            _known.Clear();
            _byUse.Clear();
        }
    }

    // Called at the end of the process, when nobody asks any more.
    public void Dispose()
    {
        foreach (var subsetter in _subsetters.Values)
        {
            subsetter.Dispose();
        }
    }

    // One subsetter a face: it holds the subset of common characters.
    private FontSubsetter SubsetterOf(FontFace face)
    {
        lock (_gate)
        {
            ref var subsetter = ref CollectionsMarshal.GetValueRefOrAddDefault(_subsetters, face, out _);
            return subsetter ??= new FontSubsetter(face);
        }
    }

    private readonly struct SubsetKey(FontFace face, int[] glyphs) : IEquatable<SubsetKey>
    {
        private readonly FontFace _face = face;
        private readonly int[] _glyphs = glyphs;

        // Glyphs are compared one by one: a hash alone could give the wrong subset.
        public bool Equals(SubsetKey other) =>
            ReferenceEquals(_face, other._face) && _glyphs.AsSpan().SequenceEqual(other._glyphs);

        public override bool Equals(object? obj) => obj is SubsetKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(_glyphs.AsSpan()));
            return HashCode.Combine(_face, hash.ToHashCode());
        }
    }
}
