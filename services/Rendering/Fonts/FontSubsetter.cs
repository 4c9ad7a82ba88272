using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Fonts;

/// <summary>
/// Cuts faces by HarfBuzz. Cutting costs by the size of the face, so most documents are cut from a face that was cut
/// before to the characters of GB 2312; one with a rarer character is cut from the whole face.
/// </summary>
internal sealed class FontSubsetter : IDisposable
{
    // HB_MAP_VALUE_INVALID.
    private const uint Nowhere = uint.MaxValue;

    // Layout tables: the document's glyphs are chosen by then.
    private static readonly string[] s_dropped =
    [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "VORG",
        "vhea",
        "vmtx",
        "kern",
        "gasp",
        "DSIG",
    ];

    private readonly FontFace _face;
    private readonly Lazy<CommonSubset> _common;

    // The common subset is cut when the face is first used: it takes as long as some documents.
    public FontSubsetter(FontFace face) => (_face, _common) = (face, new(() => new CommonSubset(face)));

    /// <param name="glyphs">Of the whole face, each once.</param>
    public FontSubset CreateSubset(IReadOnlyCollection<int> glyphs)
    {
        var common = _common.Value;
        // One rare glyph is enough to go back to the whole face.
        var isCommon = glyphs.All(g => common.GlyphOf(g) is not null);
        var from = isCommon ? common.Face : _face.Face.Handle;
        // Keys stay glyphs of the whole face; values are glyphs of what is cut from.
        var sources = isCommon
            ? glyphs.ToDictionary(g => g, g => common.GlyphOf(g)!.Value)
            : glyphs.ToDictionary(g => g);
        // Places: glyph of the source to glyph of the new face.
        var (face, places) = Run(from, [.. sources.Values]);
        try
        {
            var file = BytesOf(face);
            // A CFF font keyed by CID keeps its CIDs, which PDF shows instead of glyphs.
            var cids = _face.Tables.IsCff ? CffCharset.Read(SfntTables.Table(file, "CFF ")) : null;
            var moved = sources.ToDictionary(s => s.Key, s => places[s.Value]);
            return new(_face, file, moved, cids is null ? moved : moved.ToDictionary(m => m.Key, m => cids[m.Value]));
        }
        finally
        {
            // Native memory: freed also where reading the CID table fails.
            HarfBuzzSubset.DestroyFace(face);
        }
    }

    public void Dispose()
    {
        if (_common.IsValueCreated)
        {
            _common.Value.Dispose();
        }
    }

    // The new face and where each glyph went.
    private static (nint Face, Dictionary<int, int> Places) Run(nint face, int[] glyphs)
    {
        var input = HarfBuzzSubset.CreateInput();
        // Zero is no plan; destroying it does nothing in HarfBuzz.
        var plan = nint.Zero;
        try
        {
            AddAll(HarfBuzzSubset.Glyphs(input), glyphs);
            AddAll(
                HarfBuzzSubset.InputSet(input, HarfBuzzSubset.DropTables),
                s_dropped.Select(t => (int)(uint)Tag.Parse(t))
            );
            plan = HarfBuzzSubset.CreatePlan(face, input);
            var result = plan == 0 ? 0 : HarfBuzzSubset.Execute(plan);
            if (result == 0)
            {
                throw new InvalidOperationException("The face cannot be cut.");
            }

            // The map belongs to the plan: it is copied before the plan goes.
            var map = HarfBuzzSubset.OldToNew(plan);
            var places = new Dictionary<int, int>(glyphs.Length);
            foreach (var glyph in glyphs)
            {
                if (HarfBuzzSubset.Get(map, (uint)glyph) is not Nowhere and var place)
                {
                    places[glyph] = (int)place;
                }
            }

            return (result, places);
        }
        finally
        {
            HarfBuzzSubset.DestroyPlan(plan);
            HarfBuzzSubset.DestroyInput(input);
        }
    }

    private static void AddAll(nint set, IEnumerable<int> values)
    {
        foreach (var value in values)
        {
            HarfBuzzSubset.Add(set, (uint)value);
        }
    }

    // Copies the bytes, since the blob belongs to the native library.
    private static byte[] BytesOf(nint face)
    {
        var blob = HarfBuzzSubset.ReferenceBlob(face);
        var data = HarfBuzzSubset.Data(blob, out var length);
        var bytes = new byte[length];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        HarfBuzzSubset.DestroyBlob(blob);
        return bytes;
    }

    /// <summary>The face cut to what nearly every report is written with.</summary>
    private sealed class CommonSubset : IDisposable
    {
        private readonly Dictionary<int, int> _places;

        public CommonSubset(FontFace face)
        {
            var glyphs = CommonCharacters.All.Select(face.GlyphOf).Where(g => g != 0).ToHashSet();
            // Forms for vertical text are glyphs of their own that no character maps to directly.
            glyphs.UnionWith(
                CommonCharacters.Punctuation.Where(c => face.GlyphOf(c) != 0).Select(face.VerticalGlyphOf)
            );
            var (cut, places) = Run(face.Face.Handle, [.. glyphs]);
            _places = places;
            // Preprocessed once: later cuts of it are faster.
            Face = HarfBuzzSubset.Preprocess(cut);
            HarfBuzzSubset.DestroyFace(cut);
        }

        public nint Face { get; }

        /// <summary>Where a glyph of the whole face went; null where it was left out.</summary>
        public int? GlyphOf(int glyph) => _places.TryGetValue(glyph, out var place) ? place : null;

        public void Dispose() => HarfBuzzSubset.DestroyFace(Face);
    }
}
