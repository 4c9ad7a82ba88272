namespace Disclosure.Rendering.Pictures;

/// <summary>How a PNG keeps its pixels.</summary>
/// <param name="Depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Kind">0 grey, 2 colours, 3 palette, 4 grey and opacity, 6 colours and opacity.</param>
/// <param name="Palette">Three bytes a colour.</param>
/// <param name="Opacity">Of the colours of the palette; what other kinds call transparent is drawn as it is.</param>
internal sealed record PngFormat(byte Depth, byte Kind, byte[] Palette, byte[] Opacity)
{
    private const int PaletteKind = 3;

    public int BitsPerPixel { get; } =
        (Depth is 1 or 2 or 4 or 8 or 16 ? Depth : throw new InvalidDataException("An unknown depth of pixels."))
        * Kind switch
        {
            0 or PaletteKind => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw new InvalidDataException("An unknown kind of pixels."),
        };

    /// <summary>Reads one pixel of a row.</summary>
    public void Read(byte[] row, int index, Span<byte> pixel)
    {
        if (Kind == PaletteKind)
        {
            var colour = Raw(row, index);
            Lay(Palette.AsSpan(colour * 3, 3), colour < Opacity.Length ? Opacity[colour] : 255, pixel);
            return;
        }

        var samples = BitsPerPixel / Depth;
        var hasOpacity = Kind is 4 or 6;
        var grey = Kind is 0 or 4;
        Span<byte> colours = stackalloc byte[3];
        for (var i = 0; i < 3; i++)
        {
            colours[i] = Sample(row, (index * samples) + (grey ? 0 : i));
        }

        Lay(colours, hasOpacity ? Sample(row, (index * samples) + samples - 1) : 255, pixel);
    }

    private static void Lay(ReadOnlySpan<byte> colours, int opacity, Span<byte> pixel)
    {
        for (var i = 0; i < 3; i++)
        {
            pixel[i] = (byte)(((colours[i] * opacity) + (255 * (255 - opacity)) + 127) / 255);
        }
    }

    // Of eight bits.
    private byte Sample(byte[] row, int index) =>
        Depth switch
        {
            8 => row[index],
            16 => row[index * 2],
            _ => (byte)(Raw(row, index) * 255 / ((1 << Depth) - 1)),
        };

    private int Raw(byte[] row, int index)
    {
        if (Depth == 8)
        {
            return row[index];
        }

        var bit = index * Depth;
        return (row[bit / 8] >> (8 - Depth - (bit % 8))) & ((1 << Depth) - 1);
    }
}
