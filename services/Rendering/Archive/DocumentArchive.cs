using Disclosure.ApiErrors;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Verification;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Archive;

/// <summary>Archives documents that pass their round trip, and returns them unchanged.</summary>
/// <remarks>Holds no state of its own; the store is what is shared.</remarks>
internal sealed class DocumentArchive(IDocumentStore store, FormatCatalog formats, IOptions<ArchiveOptions> options)
{
    // A document that differs everywhere is described well enough by its first differences.
    private const int MaxReported = 5;

    /// <summary>
    /// Verifies and archives a document of the content. INVALID_ARGUMENT / FORMAT_NOT_ARCHIVED; FAILED_PRECONDITION /
    /// ROUND_TRIP_DIFFERS where the document differs from the content, and then nothing is stored.
    /// </summary>
    public async Task<ArchivedDocumentName> AddAsync(
        IReportFormat format,
        ReadOnlyMemory<byte> document,
        ReportContent content,
        CancellationToken cancellation
    )
    {
        // Without a reader there is no proof that the file says what the report says.
        var verifier = format.Verifier ?? throw NotArchived(format);
        // Lazy where the verifier is: no more differences are looked for than are told.
        var differences = verifier.Verify(document, content).Take(MaxReported).ToArray();
        if (differences.Length > 0)
        {
            throw Differs(format.Name, differences);
        }

        // Named only after it was verified: a document under a name can be trusted.
        var name = ArchivedDocumentName.FromContent(document.Span, format.Name);
        // A repeat stores the same bytes under the same name, so publication may be tried again.
        await store.PutAsync(name, document, cancellation);
        return name;
    }

    /// <summary>
    /// The document. NOT_FOUND / DOCUMENT_NOT_FOUND; INTERNAL / DOCUMENT_DAMAGED where its digest no longer matches its name.
    /// </summary>
    public async Task<byte[]> GetAsync(ArchivedDocumentName name, CancellationToken cancellation)
    {
        var content =
            await store.FindAsync(name, cancellation)
            // Not found is an answer for the caller; a damaged document below is a fault of the store.
            ?? throw ApiError.NotFound("DOCUMENT_NOT_FOUND", name.ToString(), $"没有存档文件 {name.Id}。");
        // Hashed at every read: a disc or a bucket may rot, and a published document must not change unnoticed.
        return name.Matches(content)
            ? content
            : throw new ApiException(
                ErrorCode.Internal,
                "DOCUMENT_DAMAGED",
                $"{name} no longer matches its digest.",
                $"存档文件 {name.Id} 已损坏（摘要不符），请从备份恢复。"
            )
            {
                Metadata = new Dictionary<string, string> { ["name"] = name.ToString() },
            };
    }

    /// <summary>The SM3 digest of a document in lower-case hexadecimal; empty where it is not configured.</summary>
    public string ComputeSm3(ReadOnlySpan<byte> content) => options.Value.Sm3 ? Sm3Digest.Hash(content) : "";

    private ApiException NotArchived(IReportFormat format) =>
        new(
            ErrorCode.InvalidArgument,
            "FORMAT_NOT_ARCHIVED",
            $"A document of format '{format.Name}' cannot be read back and is not archived.",
            $"“{format.Name}”格式不能回读核对，不能作为发布文件存档；可存档的格式是 "
                + $"{string.Join("、", FormatCatalog.Names(formats.All.Where(f => f.Verifier is not null)))}。"
        )
        {
            Metadata = new Dictionary<string, string> { ["format"] = format.Name },
        };

    private static ApiException Differs(string format, RoundTripDifference[] differences) =>
        new(
            ErrorCode.FailedPrecondition,
            "ROUND_TRIP_DIFFERS",
            $"The {format} document differs from its content at {string.Join("; ", differences.Select(d => d.Place))}.",
            // Every difference is told, with what was expected, so that the report can be mended without opening the file.
            $"生成的 {format} 文件回读后与报告不一致，未存档："
                + string.Join("；", differences.Select(d => $"{d.Title}应为“{d.Expected}”，读出“{d.Actual}”"))
                + "。"
        )
        {
            // Metadata has the first difference only: programs branch on the reason and show the message.
            Metadata = new Dictionary<string, string>
            {
                ["format"] = format,
                ["place"] = differences[0].Place,
                ["expected"] = differences[0].Expected,
                ["actual"] = differences[0].Actual,
            },
        };
}
