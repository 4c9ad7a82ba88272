using System.Runtime.InteropServices;

namespace Disclosure.Rendering.Fonts;

/// <summary>Subsets made before, by face and glyphs. Reports of one office share most of theirs; those used last are kept.</summary>
internal sealed class SubsetCache : IDisposable
{
    // A subset of a report takes 30 to 300 KB.
    private const int Capacity = 48;

    private readonly Lock _gate = new();
    private readonly Dictionary<FontFace, FontSubsetter> _subsetters = [];
    private readonly Dictionary<Key, LinkedListNode<(Key Key, FontSubset Subset)>> _known = [];
    private readonly LinkedList<(Key Key, FontSubset Subset)> _byUse = new();

    public FontSubset Get(FontFace face, IEnumerable<int> glyphs)
    {
        var sorted = glyphs.Distinct().Order().ToArray();
        var key = new Key(face, sorted);
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Subset;
            }
        }

        var subset = SubsetterOf(face).Cut(sorted);
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var other))
            {
                return other.Value.Subset;
            }

            _known.Add(key, _byUse.AddFirst((key, subset)));
            if (_known.Count > Capacity)
            {
                _known.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }

        return subset;
    }

    /// <summary>Forgets all subsets.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _known.Clear();
            _byUse.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var subsetter in _subsetters.Values)
        {
            subsetter.Dispose();
        }
    }

    private FontSubsetter SubsetterOf(FontFace face)
    {
        lock (_gate)
        {
            ref var subsetter = ref CollectionsMarshal.GetValueRefOrAddDefault(_subsetters, face, out _);
            return subsetter ??= new FontSubsetter(face);
        }
    }

    private readonly struct Key(FontFace face, int[] glyphs) : IEquatable<Key>
    {
        private readonly FontFace _face = face;
        private readonly int[] _glyphs = glyphs;

        public bool Equals(Key other) =>
            ReferenceEquals(_face, other._face) && _glyphs.AsSpan().SequenceEqual(other._glyphs);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(_glyphs.AsSpan()));
            return HashCode.Combine(_face, hash.ToHashCode());
        }
    }
}
