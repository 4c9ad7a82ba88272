using System.Buffers;
using System.IO.Hashing;
using Disclosure.Rendering.Compression;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>
/// The objects of a file: streams stand by themselves, all others are packed into compressed object streams, and a
/// compressed table says where each is (ISO 32000-1, 7.5.7 and 7.5.8).
/// </summary>
internal sealed class PdfObjectWriter
{
    // Objects a stream; more would make readers decompress much for one object.
    private const int PackSize = 200;

    // Object 0 is the head of the list of free objects and never written.
    private readonly List<(byte[] Body, bool IsStream)> _objects = [([], false)];

    /// <summary>Takes a number for an object that is set later.</summary>
    public int Reserve()
    {
        // An empty body until it is set; Set must follow.
        _objects.Add(([], false));
        return _objects.Count - 1;
    }

    public void Set(int id, PdfBuffer body) => _objects[id] = (body.Written.ToArray(), false);

    public int Add(PdfBuffer body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    /// <param name="entries">Of its dictionary, besides length and filter.</param>
    public int AddStream(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> content) =>
        AddCompressed(entries, ZlibCompressor.Compress(content));

    /// <summary>A stream that was compressed before.</summary>
    public int AddCompressed(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> compressed)
    {
        var id = Reserve();
        SetCompressed(id, entries, compressed);
        return id;
    }

    /// <summary>A stream that stands in plain, as metadata must.</summary>
    /// <remarks>Length must be exact: readers trust it to find the end.</remarks>
    public int AddUncompressed(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> content)
    {
        var id = Reserve();
        var body = new PdfBuffer(content.Length + 128);
        body.Raw("<<"u8).Raw(entries).Raw("/Length "u8).Number(content.Length);
        _objects[id] = (body.Raw(">>\nstream\n"u8).Raw(content).Raw("\nendstream"u8).Written.ToArray(), true);
        return id;
    }

    /// <param name="catalog">Number of the catalog.</param>
    /// <param name="info">Number of the information dictionary.</param>
    public byte[] Write(int catalog, int info)
    {
        // Object streams are objects too, so packs come before the table's own number.
        var packs = PackObjectStreams();
        var table = Reserve();
        var file = new ArrayBufferWriter<byte>(_objects.Sum(o => o.IsStream ? o.Body.Length + 32 : 0) + 4096);
        // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
        file.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        var places = new (byte Type, int Field2, int Field3)[_objects.Count];
        // Type 2: in an object stream, by the stream's number and the place in it.
        foreach (var (id, pack, index) in packs)
        {
            places[id] = (2, pack, index);
        }

        var buffer = new PdfBuffer();
        for (var id = 1; id < table; id++)
        {
            if (_objects[id].IsStream)
            {
                // Type 1: by its offset in the file.
                places[id] = (1, file.WrittenCount, 0);
                buffer.Clear();
                file.Write(buffer.Number(id).Raw(" 0 obj\n"u8).Written);
                file.Write(_objects[id].Body);
                file.Write("\nendobj\n"u8);
            }
        }

        var start = file.WrittenCount;
        places[table] = (1, start, 0);
        // The file's id is a digest of what was written so far: no date, no chance.
        WriteCrossReferences(table, places, catalog, info, Convert.ToHexString(XxHash128.Hash(file.WrittenSpan)));
        buffer.Clear();
        file.Write(buffer.Number(table).Raw(" 0 obj\n"u8).Written);
        file.Write(_objects[table].Body);
        buffer.Clear();
        file.Write(buffer.Raw("\nendobj\nstartxref\n"u8).Number(start).Raw("\n%%EOF\n"u8).Written);
        return file.WrittenSpan.ToArray();
    }

    private void SetCompressed(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> compressed)
    {
        var body = new PdfBuffer(compressed.Length + 256);
        body.Raw("<<"u8).Raw(entries).Raw("/Filter/FlateDecode/Length "u8).Number(compressed.Length);
        _objects[id] = (body.Raw(">>\nstream\n"u8).Raw(compressed).Raw("\nendstream"u8).Written.ToArray(), true);
    }

    // Puts all objects that are not streams into object streams; says which went where.
    private List<(int Id, int Pack, int Index)> PackObjectStreams()
    {
        var places = new List<(int Id, int Pack, int Index)>();
        foreach (var pack in Enumerable.Range(1, _objects.Count - 1).Where(i => !_objects[i].IsStream).Chunk(PackSize))
        {
            var (heads, bodies) = (new PdfBuffer(), new PdfBuffer(16 * 1024));
            var stream = Reserve();
            for (var i = 0; i < pack.Length; i++)
            {
                // Pairs of number and offset from the first body.
                heads.Number(pack[i]).Raw(" "u8).Number(bodies.Length).Raw(" "u8);
                bodies.Raw(_objects[pack[i]].Body).Raw("\n"u8);
                places.Add((pack[i], stream, i));
            }

            var entries = new PdfBuffer()
                .Raw("/Type/ObjStm/N "u8)
                .Number(pack.Length)
                .Raw("/First "u8)
                .Number(heads.Length);
            SetCompressed(stream, entries.Written, ZlibCompressor.Compress(heads.Raw(bodies.Written).Written));
        }

        return places;
    }

    private void WriteCrossReferences(
        int id,
        (byte Type, int Field2, int Field3)[] places,
        int catalog,
        int info,
        string digest
    )
    {
        // One byte for the type, four for the place, two for the index: W[1 4 2].
        var rows = new byte[places.Length * 7];
        for (var i = 0; i < places.Length; i++)
        {
            var row = rows.AsSpan(7 * i);
            row[0] = places[i].Type;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], places[i].Field2);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(
                row[5..],
                // Generation of the free head is 65,535 by definition.
                (ushort)(i == 0 ? 65_535 : places[i].Field3)
            );
        }

        var entries = new PdfBuffer()
            .Raw("/Type/XRef/W[1 4 2]/Size "u8)
            .Number(places.Length)
            .Raw("/Root "u8)
            .Reference(catalog)
            .Raw("/Info "u8)
            .Reference(info)
            .Raw("/ID[<"u8)
            // Both halves of the id are the same in a file that was never changed.
            .Ascii(digest)
            .Raw("><"u8)
            .Ascii(digest)
            .Raw(">]"u8);
        SetCompressed(id, entries.Written, ZlibCompressor.Compress(rows));
    }
}
