using System.Runtime.CompilerServices;
using Disclosure.Rendering.Compression;
using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Compressed font programs; each is compressed once and lives as long as its subset.</summary>
/// <remarks>Weak keys: a subset that leaves the cache takes its compressed program with it.</remarks>
internal sealed class PdfFontPrograms
{
    private readonly ConditionalWeakTable<FontSubset, byte[]> _known = [];

    // Two threads may compress the same subset; the table keeps one.
    public byte[] Compressed(FontSubset subset) =>
        _known.GetValue(subset, s => ZlibCompressor.Compress(s.Program.Span));
}
