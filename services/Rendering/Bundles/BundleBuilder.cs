using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.ApiErrors;
using Disclosure.Rendering.Packaging;

namespace Disclosure.Rendering.Bundles;

/// <summary>
/// Many documents in one ZIP that is never in memory as a whole: it knows what it has written, and answers the bytes that
/// come next. From its entries alone it can be gone on with elsewhere.
/// </summary>
internal sealed class BundleBuilder
{
    /// <summary>The last entry of every bundle.</summary>
    public const string ManifestPath = "manifest.json";

    // Below 65,535, where a ZIP would need its 64-bit extension.
    private const int MaxEntries = 10_000;
    private const int MaxPath = 300;

    // Offsets and sizes are uint in the records of a plain ZIP (APPNOTE 4.3), so Zip64 is not needed.
    // A file's places are counted in 32 bits; the directory and the manifest have room above this.
    private const long MaxBytes = uint.MaxValue - (64L * 1024 * 1024);

    // Bytes must be the same everywhere: the line end is fixed, and Chinese is written as it is.
    private static readonly JsonWriterOptions s_json = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<BundleEntry> _entries = [];

    // The manifest's own place is taken from the start, so that no document can have it.
    private readonly HashSet<string> _paths = [ManifestPath];

    // Bytes written so far, which is the offset of the next entry.
    private long _written;

    /// <summary>Takes up entries that were written before; the next byte is the one behind them.</summary>
    public void Resume(IEnumerable<BundleEntry> done)
    {
        foreach (var entry in done)
        {
            Reserve(entry.Path);
            // Offsets must follow one another without gap, or the directory would point into the middle of a document.
            if (
                entry.Offset != _written
                || entry.Size is < 0 or > MaxBytes
                || (entry.Failure.Length > 0 && entry.Size != 0)
            )
            {
                throw ApiError.InvalidField(
                    "done",
                    "BUNDLE_ENTRY_MALFORMED",
                    $"{entry.Path} does not follow",
                    "续传的清单不连续"
                );
            }

            Append(entry);
        }
    }

    /// <summary>
    /// Puts a document in its place. INVALID_FIELDS / BUNDLE_PATH_FORMAT or BUNDLE_PATH_TAKEN; INVALID_ARGUMENT /
    /// BUNDLE_TOO_LARGE.
    /// </summary>
    /// <remarks>Local headers have a fixed length for a path, so sizes alone tell where each entry lies.</remarks>
    public BundleEntry Add(string path, ReadOnlySpan<byte> document)
    {
        Reserve(path);
        // Checked before it is appended: a refused document leaves the bundle as it was.
        if (_written + document.Length > MaxBytes)
        {
            throw TooLarge("bytes", MaxBytes);
        }

        var entry = new BundleEntry(
            path,
            // The header's place; the document's bytes begin behind the header.
            _written,
            document.Length,
            Crc32.HashToUInt32(document),
            Convert.ToHexStringLower(SHA256.HashData(document)),
            "",
            ""
        );
        Append(entry);
        return entry;
    }

    /// <summary>Remembers a document that there is none of.</summary>
    /// <param name="fault">Its reason and Chinese message go into the manifest, so that one bad report does not spoil the bundle.</param>
    public BundleEntry Fail(string path, ApiException fault)
    {
        Reserve(path);
        // It has the offset of the next entry, since it takes no bytes itself.
        var entry = new BundleEntry(path, _written, 0, 0, "", fault.Reason, fault.Localized);
        Append(entry);
        return entry;
    }

    /// <summary>What stands before the document of an entry.</summary>
    /// <remarks>Sizes and checksum are known beforehand, so no data descriptor follows the document.</remarks>
    public static ReadOnlyMemory<byte> FormatLocalHeader(BundleEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(MaxPath);
        ZipRecords.WriteLocal(bytes, entry.Path, entry.Crc32, (uint)entry.Size);
        return bytes.WrittenMemory;
    }

    /// <summary>What is in the file, and what could not be.</summary>
    public byte[] FormatManifest()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteStartArray("documents");
            // In the order of the file, not sorted: the order is the caller's and is the same at every repeat.
            foreach (var entry in _entries.Where(e => e.Failure.Length == 0))
            {
                json.WriteStartObject();
                json.WriteString("path", entry.Path);
                json.WriteNumber("size", entry.Size);
                json.WriteString("sha256", entry.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("failures");
            foreach (var entry in _entries.Where(e => e.Failure.Length > 0))
            {
                json.WriteStartObject();
                json.WriteString("path", entry.Path);
                json.WriteString("reason", entry.Failure);
                json.WriteString("message", entry.FailureMessage);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The manifest's own entry; behind it only the directory follows.</summary>
    public BundleEntry Close(ReadOnlySpan<byte> manifest)
    {
        // Set free for its one rightful owner; Add takes it again.
        _paths.Remove(ManifestPath);
        return Add(ManifestPath, manifest);
    }

    /// <summary>What stands behind all documents.</summary>
    public ReadOnlyMemory<byte> FormatCentralDirectory()
    {
        var bytes = new ArrayBufferWriter<byte>(64 * 1024);
        ushort count = 0;
        foreach (var entry in _entries.Where(e => e.Failure.Length == 0))
        {
            ZipRecords.WriteCentral(bytes, entry.Path, entry.Crc32, (uint)entry.Size, (uint)entry.Offset);
            count++;
        }

        // The directory begins where the last entry ends.
        ZipRecords.WriteEnd(bytes, count, (uint)bytes.WrittenCount, (uint)_written);
        return bytes.WrittenMemory;
    }

    // Failed documents are in the manifest only and take no bytes.
    private void Append(BundleEntry entry)
    {
        _entries.Add(entry);
        if (entry.Failure.Length == 0)
        {
            // The length of the header depends on the path alone.
            _written += FormatLocalHeader(entry).Length + entry.Size;
        }
    }

    // Checks a path and takes it, so that no later entry can.
    private void Reserve(string path)
    {
        // One more than the documents: the manifest.
        if (_entries.Count > MaxEntries)
        {
            throw TooLarge("documents", MaxEntries);
        }

        if (
            path.Length is 0 or > MaxPath
            || path.Contains('\\', StringComparison.Ordinal)
            || path.Any(char.IsControl)
            // Unpacking must never leave the target folder: no absolute path, no "..", no backslash that Windows takes for a separator.
            || path.Split('/').Any(p => p is "" or "." or "..")
        )
        {
            throw ApiError.InvalidField(
                "path",
                "BUNDLE_PATH_FORMAT",
                $"must be a relative path of 1 to {MaxPath} characters",
                $"压缩包内的路径“{path}”格式不对"
            );
        }

        if (!_paths.Add(path))
        {
            throw ApiError.InvalidField("path", "BUNDLE_PATH_TAKEN", $"{path} is taken", $"压缩包内已有“{path}”");
        }
    }

    private static ApiException TooLarge(string what, long limit) =>
        new(
            ErrorCode.InvalidArgument,
            "BUNDLE_TOO_LARGE",
            $"A bundle has at most {limit} {what}.",
            "压缩包过大（最多 10000 个文件、4 GB），请按地区或格式分开导出。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}", ["of"] = what },
        };
}
