using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>The colour space sRGB (IEC 61966-2-1) as a profile, computed here from its published numbers (ICC.1:2010).</summary>
internal static class IccProfile
{
    private const int HeaderSize = 128;

    /// <remarks>Built once; the same bytes in every document.</remarks>
    public static byte[] Srgb { get; } = Build();

    // PDF/A needs an output intent. A profile of our own needs no file and no licence.
    // Header, tag table, tag data; the three curves share their data by content only.
    private static byte[] Build()
    {
        // Primaries adapted to D50, and the curve's five parameters.
        var curve = Parametric(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Text("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.4360, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        // Header, count of tags, twelve bytes a tag; then the data.
        var offset = HeaderSize + 4 + (12 * tags.Length);
        var profile = new byte[offset + tags.Sum(t => t.Data.Length)];
        WriteHeader(profile);
        Big(profile, HeaderSize, (uint)tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = HeaderSize + 4 + (12 * i);
            Signature(profile, entry, tags[i].Name);
            Big(profile, entry + 4, (uint)offset);
            Big(profile, entry + 8, (uint)tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, offset);
            offset += tags[i].Data.Length;
        }

        return profile;
    }

    // ICC.1:2010, 7.2: a display profile of version 4.2 in RGB.
    private static void WriteHeader(byte[] profile)
    {
        Big(profile, 0, (uint)profile.Length);
        // Version 4.2 in binary-coded decimal.
        Big(profile, 8, 0x04200000);
        Signature(profile, 12, "mntr");
        Signature(profile, 16, "RGB ");
        Signature(profile, 20, "XYZ ");
        // 2000-01-01: any date will do, if it is always the same.
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(24), 2000);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(26), 1);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(28), 1);
        Signature(profile, 36, "acsp");
        // The illuminant must be D50 in every profile.
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
    }

    // multiLocalizedUnicodeType with one English record.
    private static byte[] Text(string text)
    {
        var characters = Encoding.BigEndianUnicode.GetBytes(text);
        // Tag data are padded to four bytes.
        var data = new byte[28 + ((characters.Length + 3) / 4 * 4)];
        Signature(data, 0, "mluc");
        Big(data, 8, 1);
        Big(data, 12, 12);
        Signature(data, 16, "enUS");
        Big(data, 20, (uint)characters.Length);
        Big(data, 24, 28);
        characters.CopyTo(data, 28);
        return data;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Signature(data, 0, "XYZ ");
        Fixed(data, 8, x);
        Fixed(data, 12, y);
        Fixed(data, 16, z);
        return data;
    }

    // parametricCurveType of function 3: five parameters, the curve of sRGB.
    private static byte[] Parametric(params ReadOnlySpan<double> parameters)
    {
        var data = new byte[12 + (4 * parameters.Length)];
        Signature(data, 0, "para");
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(8), 3);
        for (var i = 0; i < parameters.Length; i++)
        {
            Fixed(data, 12 + (4 * i), parameters[i]);
        }

        return data;
    }

    // s15Fixed16Number.
    // Signed, 16 bits behind the point.
    private static void Fixed(byte[] data, int at, double value) =>
        Big(data, at, (uint)(int)Math.Round(value * 65_536, MidpointRounding.AwayFromZero));

    private static void Big(byte[] data, int at, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at), value);

    private static void Signature(byte[] data, int at, string four) => Encoding.ASCII.GetBytes(four, data.AsSpan(at));
}
