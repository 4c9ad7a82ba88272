using Disclosure.ApiErrors;
using Disclosure.Rendering.Domain;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Kept;

/// <summary>Keeps documents that say what they should, and gives them back as they were.</summary>
internal sealed class DocumentArchive(IDocumentStore store, IEnumerable<IRoundTripVerifier> readers, IOptions<ArchiveOptions> options)
{
    // So many differences are told; a document that differs everywhere is told by its first.
    private const int MaxReported = 5;

    private readonly Dictionary<string, IRoundTripVerifier> _readers = readers.ToDictionary(r => r.Format);

    /// <summary>
    /// Keeps a document of the content. INVALID_ARGUMENT / FORMAT_NOT_KEPT; FAILED_PRECONDITION / READ_BACK_DIFFERS where
    /// it does not say what the content says, and then nothing is kept.
    /// </summary>
    public async Task<ArchivedDocumentName> AddAsync(
        string format,
        ReadOnlyMemory<byte> document,
        ReportContent content,
        CancellationToken cancellation
    )
    {
        if (!_readers.TryGetValue(format, out var reader))
        {
            throw new ApiException(
                ErrorCode.InvalidArgument,
                "FORMAT_NOT_KEPT",
                $"A document of format '{format}' cannot be read back and is not kept.",
                $"“{format}”格式不能回读核对，不能作为发布文件存档；可存档的格式是 {string.Join("、", _readers.Keys)}。"
            )
            {
                Metadata = new Dictionary<string, string> { ["format"] = format },
            };
        }

        var differences = reader.Verify(document, content).Take(MaxReported).ToArray();
        if (differences.Length > 0)
        {
            throw Differs(format, differences);
        }

        var name = ArchivedDocumentName.FromContent(document.Span, format);
        await store.PutAsync(name, document, cancellation);
        return name;
    }

    /// <summary>The document. NOT_FOUND / DOCUMENT_NOT_FOUND; INTERNAL / DOCUMENT_DAMAGED where it is no longer what was kept.</summary>
    public async Task<byte[]> GetAsync(ArchivedDocumentName name, CancellationToken cancellation)
    {
        var content =
            await store.FindAsync(name, cancellation)
            ?? throw ApiError.NotFound("DOCUMENT_NOT_FOUND", name.ToString(), $"没有存档文件 {name.Id}。");
        return name.Matches(content)
            ? content
            : throw new ApiException(
                ErrorCode.Internal,
                "DOCUMENT_DAMAGED",
                $"{name} is no longer what was kept.",
                $"存档文件 {name.Id} 已损坏（摘要不符），请从备份恢复。"
            )
            {
                Metadata = new Dictionary<string, string> { ["name"] = name.ToString() },
            };
    }

    /// <summary>SM3 of a document; empty where it is not configured.</summary>
    public string ComputeSm3(ReadOnlySpan<byte> content) => options.Value.Sm3 ? Sm3Digest.Hash(content) : "";

    private static ApiException Differs(string format, RoundTripDifference[] differences) =>
        new(
            ErrorCode.FailedPrecondition,
            "READ_BACK_DIFFERS",
            $"The {format} document does not say what it should at {string.Join("; ", differences.Select(d => d.Place))}.",
            $"生成的 {format} 文件回读后与报告不一致，未存档："
                + string.Join("；", differences.Select(d => $"{d.Title}应为“{d.Expected}”，读出“{d.Actual}”"))
                + "。"
        )
        {
            Metadata = new Dictionary<string, string>
            {
                ["format"] = format,
                ["place"] = differences[0].Place,
                ["expected"] = differences[0].Expected,
                ["actual"] = differences[0].Actual,
            },
        };
}
