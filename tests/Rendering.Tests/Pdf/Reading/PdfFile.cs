using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Disclosure.Rendering.Tests.Pdf.Reading;

/// <summary>A file taken apart into its objects, which a test may change.</summary>
internal sealed class PdfFile
{
    private PdfFile(byte[] bytes, Dictionary<string, object?> trailer) => (Bytes, Trailer) = (bytes, trailer);

    /// <summary>The file as it was.</summary>
    public byte[] Bytes { get; set; }

    public Dictionary<string, object?> Trailer { get; }

    public SortedDictionary<int, object?> Objects { get; } = [];

    public Dictionary<string, object?> Catalog => Dictionary(Trailer["Root"]);

    /// <summary>Pages in order, each with its number as an object.</summary>
    public IReadOnlyList<(int Id, Dictionary<string, object?> Page)> Pages =>
        [.. List(Dictionary(Catalog["Pages"])["Kids"]).Select(k => (((PdfReference)k!).Id, Dictionary(k)))];

    public static PdfFile Read(byte[] bytes)
    {
        var tail = Encoding.Latin1.GetString(bytes, Math.Max(0, bytes.Length - 64), Math.Min(64, bytes.Length));
        var start = int.Parse(tail.Split("startxref\n")[1].Split('\n')[0]);
        var table = (PdfStream)new PdfLexer(bytes, start).IndirectObject().Value!;
        var file = new PdfFile(bytes, table.Entries);
        var rows = Decode(table);
        for (var i = 0; i < rows.Length / 7; i++)
        {
            if (rows[7 * i] == 1)
            {
                var place = BinaryPrimitives.ReadInt32BigEndian(rows.AsSpan((7 * i) + 1));
                var (id, value) = new PdfLexer(bytes, place).IndirectObject();
                Assert.Equal(i, id);
                file.Objects.Add(id, value);
            }
        }

        foreach (var pack in file.Objects.Values.OfType<PdfStream>().Where(s => Is(s.Entries, "ObjStm")).ToArray())
        {
            file.Unpack(pack);
        }

        return file;
    }

    public static byte[] Decode(PdfStream stream)
    {
        if (!stream.Entries.ContainsKey("Filter"))
        {
            return stream.Stored;
        }

        using var inflater = new ZLibStream(new MemoryStream(stream.Stored), CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        inflater.CopyTo(decoded);
        return decoded.ToArray();
    }

    /// <summary>What a value refers to.</summary>
    public object? Resolve(object? value) => value is PdfReference r ? Objects.GetValueOrDefault(r.Id) : value;

    public Dictionary<string, object?> Dictionary(object? value) =>
        Resolve(value) switch
        {
            Dictionary<string, object?> entries => entries,
            PdfStream stream => stream.Entries,
            _ => [],
        };

    /// <summary>An array, or one value as an array of it.</summary>
    public List<object?> List(object? value) =>
        Resolve(value) switch
        {
            null => [],
            List<object?> list => list,
            var one => [one],
        };

    public string? Name(object? value) => (Resolve(value) as PdfName)?.Value;

    public string? Text(object? value) =>
        Resolve(value) is not PdfString { Value: var bytes } ? null
        : bytes is [0xFE, 0xFF, .. var utf16] ? Encoding.BigEndianUnicode.GetString(utf16)
        : Encoding.Latin1.GetString(bytes);

    public byte[] ContentOf(Dictionary<string, object?> page) => Decode((PdfStream)Resolve(page["Contents"])!);

    /// <summary>Everything that is drawn: on the pages, and in what stands for fields on them.</summary>
    public IEnumerable<(string Place, byte[] Content)> Contents =>
        Pages
            .Select((p, i) => ($"page {i + 1}", ContentOf(p.Page)))
            .Concat(
                Objects
                    .Where(o => o.Value is PdfStream s && Name(s.Entries.GetValueOrDefault("Subtype")) == "Form")
                    .Select(o => ($"form {o.Key}", Decode((PdfStream)o.Value!)))
            );

    /// <summary>Annotations, fields among them, each with its number as an object.</summary>
    public IEnumerable<(int Id, Dictionary<string, object?> Entries)> Annotations =>
        Objects
            .Where(o => o.Value is Dictionary<string, object?> d && Is(d, "Annot"))
            .Select(o => (o.Key, (Dictionary<string, object?>)o.Value!));

    /// <summary>Gives a page other content.</summary>
    public void SetContent(int page, Func<string, string> change)
    {
        var entry = Pages[page].Page["Contents"];
        var text = change(Encoding.Latin1.GetString(ContentOf(Pages[page].Page)));
        Objects[((PdfReference)entry!).Id] = new PdfStream([], Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Elements of the structure from the root down, each after its parent.</summary>
    public IEnumerable<(Dictionary<string, object?> Element, Dictionary<string, object?> Parent)> Elements()
    {
        var root = Dictionary(Catalog.GetValueOrDefault("StructTreeRoot"));
        return List(root.GetValueOrDefault("K")).SelectMany(k => Below(Dictionary(k), root));
    }

    private IEnumerable<(Dictionary<string, object?>, Dictionary<string, object?>)> Below(
        Dictionary<string, object?> element,
        Dictionary<string, object?> parent
    )
    {
        if (!element.ContainsKey("S"))
        {
            yield break;
        }

        yield return (element, parent);
        foreach (var kid in List(element.GetValueOrDefault("K")).Where(k => k is PdfReference))
        {
            foreach (var below in Below(Dictionary(kid), element))
            {
                yield return below;
            }
        }
    }

    private static bool Is(Dictionary<string, object?> entries, string type) =>
        entries.GetValueOrDefault("Type") is PdfName name && name.Value == type;

    private void Unpack(PdfStream pack)
    {
        var bytes = Decode(pack);
        var heads = new PdfLexer(bytes);
        var first = (int)(decimal)pack.Entries["First"]!;
        for (var i = 0; i < (int)(decimal)pack.Entries["N"]!; i++)
        {
            var id = (int)(decimal)heads.Next()!;
            var offset = (int)(decimal)heads.Next()!;
            Objects.Add(id, new PdfLexer(bytes, first + offset).Next());
        }
    }
}
