using System.IO.Compression;
using System.Text;

namespace Disclosure.Intake.Tests.Fuzz;

/// <summary>Changes documents at random, the same way for the same seed.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<byte[]> seeds)
{
    private const int MaxLength = 256 * 1024;

    private readonly TreeMutation _tree = new(random);

    // What breaks parsers: ends of numbers, ends of tags, words of the formats.
    private static readonly byte[][] s_words =
    [
        .. new[]
        {
            "<table>",
            "</td>",
            "<tr><td colspan=999999 rowspan=-1>",
            "&#xFFFFFFFF;",
            "<!DOCTYPE a [<!ENTITY b '&b;'>]>",
            "<![CDATA[",
            "-->",
            "{\"",
            "[[[[",
            "9999999999999999999999",
            "-1",
            "0x",
            "1e999",
            "obj",
            "endobj",
            "stream\n",
            "endstream",
            "xref",
            "trailer<</Root 1 0 R>>",
            "/Kids[1 0 R]",
            "R",
            "一、总体情况",
            "三、收到和处理政府信息公开申请情况",
            "四、",
            "（七）总计",
            "规章000",
            "|",
            "||||||||",
            "\t",
            "\u0000",
            "\uFEFF",
            "第二十条第（一）项",
            "[bookmark:",
            "2023年",
            "　",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xD0, 0xCF, 0x11, 0xE0],
        [0x50, 0x4B, 3, 4],
        [0x80],
        [0xFF, 0xFF, 0xFF, 0x7F],
    ];

    public byte[] Next()
    {
        var seed = seeds[random.Next(seeds.Count)];
        return seed.AsSpan().StartsWith("PK"u8) && random.Next(4) > 0 ? Repack(seed) : ChangeAny(seed, 8);
    }

    // Half of what is XML stays so, and is read to its end.
    private byte[] ChangeAny(byte[] content, int most)
    {
        var times = 1 + random.Next(most);
        return content is [(byte)'<' or 0xEF, ..] && random.Next(2) == 0
            ? _tree.Change(content, times) ?? Change(content, times)
            : Change(content, times);
    }

    // Bytes of a package that are changed blindly break its sums; its parts are changed and packed again.
    private byte[] Repack(byte[] package)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            foreach (var (entry, at) in from.Entries.Select((e, i) => (e, i)))
            {
                using var content = new MemoryStream();
                using (var part = entry.Open())
                {
                    part.CopyTo(content);
                }

                var isMain = entry.Name is "document.xml" or "Content.xml" or "sheet1.xml";
                using var output = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                output.Write(
                    at == chosen || (isMain && random.Next(2) == 0)
                        ? ChangeAny(content.ToArray(), 4)
                        : content.ToArray()
                );
            }
        }

        return stream.ToArray();
    }

    private byte[] Change(byte[] content, int times)
    {
        var bytes = content.ToList();
        for (var i = 0; i < times && bytes.Count is > 0 and < MaxLength; i++)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, s_words[random.Next(s_words.Length)]);
                    break;
                case 5:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
