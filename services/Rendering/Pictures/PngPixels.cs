using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Disclosure.ApiErrors;

namespace Disclosure.Rendering.Pictures;

/// <summary>Reads a PNG (ISO/IEC 15948) into three bytes a pixel; what is transparent shows white paper.</summary>
internal static class PngPixels
{
    // The seven passes of an interlaced picture: first column and row, steps between columns and rows.
    private static readonly (int X, int Y, int StepX, int StepY)[] s_passes =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    /// <summary>INVALID_ARGUMENT / PICTURE_UNREADABLE where it is broken, PICTURE_TOO_LARGE where it has too many pixels.</summary>
    public static byte[] Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return Decode(file);
        }
        catch (Exception e)
            when (e
                    is IndexOutOfRangeException
                        or ArgumentOutOfRangeException
                        or InvalidDataException
                        or EndOfStreamException
                        or OverflowException
            )
        {
            throw ApiError.InvalidField(
                "pictures",
                "PICTURE_UNREADABLE",
                "a PNG is broken",
                "PNG 图片已损坏，请重新保存后再用"
            );
        }
    }

    private static byte[] Decode(ReadOnlySpan<byte> file)
    {
        var header = file[16..];
        var (width, height) = (
            BinaryPrimitives.ReadInt32BigEndian(header),
            BinaryPrimitives.ReadInt32BigEndian(header[4..])
        );
        PixelLimit.Require(width, height);
        var format = new PngFormat(header[8], header[9], Chunk(file, "PLTE").ToArray(), Chunk(file, "tRNS").ToArray());
        using var data = new ZLibStream(new MemoryStream(AllData(file)), CompressionMode.Decompress);
        var pixels = new byte[width * height * 3];
        var isInterlaced = header[12] == 1;
        foreach (var pass in isInterlaced ? s_passes : [(0, 0, 1, 1)])
        {
            ReadPass(data, format, width, height, pass, pixels);
        }

        return pixels;
    }

    private static void ReadPass(
        Stream data,
        PngFormat format,
        int width,
        int height,
        (int X, int Y, int StepX, int StepY) pass,
        byte[] pixels
    )
    {
        var columns = (width - pass.X + pass.StepX - 1) / pass.StepX;
        if (columns <= 0)
        {
            return;
        }

        var row = new byte[((columns * format.BitsPerPixel) + 7) / 8];
        var above = new byte[row.Length];
        for (var y = pass.Y; y < height; y += pass.StepY)
        {
            var filter = data.ReadByte();
            data.ReadExactly(row);
            Unfilter(filter, row, above, Math.Max(1, format.BitsPerPixel / 8));
            for (var i = 0; i < columns; i++)
            {
                format.Read(row, i, pixels.AsSpan(((y * width) + pass.X + (i * pass.StepX)) * 3, 3));
            }

            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, up, corner) = (i >= step ? row[i - step] : 0, above[i], i >= step ? above[i - step] : 0);
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => up,
                3 => (byte)((left + up) / 2),
                4 => (byte)Paeth(left, up, corner),
                _ => throw new InvalidDataException("An unknown filter."),
            };
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? up
            : corner;
    }

    private static byte[] AllData(ReadOnlySpan<byte> file)
    {
        var all = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (file.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                all.Write(file.Slice(at + 8, length));
            }

            at = checked(at + 12 + Math.Max(0, length));
        }

        return all.ToArray();
    }

    // Empty where there is none.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, string type)
    {
        for (var at = 8; at + 12 <= file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (Encoding.ASCII.GetString(file.Slice(at + 4, 4)) == type)
            {
                return file.Slice(at + 8, length);
            }

            at = checked(at + 12 + Math.Max(0, length));
        }

        return default;
    }
}
