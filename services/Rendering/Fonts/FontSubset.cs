namespace Disclosure.Rendering.Fonts;

/// <summary>A face cut down to the glyphs of one document.</summary>
/// <param name="File">A font file with its cmap, as OFD embeds it.</param>
/// <param name="Glyphs">Where each glyph of the face went in it.</param>
/// <param name="CharacterCodes">The code by which PDF shows each glyph of the face: CID, or glyph of the subset.</param>
/// <remarks>Keys of both dictionaries are glyphs of the whole face.</remarks>
internal sealed record FontSubset(
    FontFace Face,
    byte[] File,
    IReadOnlyDictionary<int, int> Glyphs,
    IReadOnlyDictionary<int, int> CharacterCodes
)
{
    /// <summary>What PDF embeds: the bare CFF font, or the TrueType file.</summary>
    /// <remarks>Copied once: the subset is cached and its program is asked for in every document.</remarks>
    public ReadOnlyMemory<byte> Program { get; } = Face.Tables.IsCff ? SfntTables.Table(File, "CFF ").ToArray() : File;
}
