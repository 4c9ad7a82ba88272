namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Which character each code stands for, so that text can be searched and copied (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicodeMap
{
    // The most entries of one block.
    // A CMap block has at most 100 entries (Adobe Technical Note 5014).
    private const int BlockSize = 100;

    public static PdfBuffer Write(IEnumerable<(int Code, int Character)> characters)
    {
        var map = new PdfBuffer(16 * 1024).Raw(
            """
            /CIDInit/ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange

            """u8
        );
        foreach (var block in characters.Chunk(BlockSize))
        {
            map.Number(block.Length).Raw(" beginbfchar\n"u8);
            foreach (var (code, character) in block)
            {
                // One character a code: texts of several characters are spelled in the page.
                map.Raw("<"u8).Code(code).Raw("><"u8).Utf16(char.ConvertFromUtf32(character)).Raw(">\n"u8);
            }

            map.Raw("endbfchar\n"u8);
        }

        return map.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"u8);
    }
}
