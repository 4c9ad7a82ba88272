using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Documents;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.CommandLine.Offline;

/// <summary>Reads and judges a document without a server: the same reader, the same rules, put together by the gateway's own code.</summary>
internal static class OfflineCheck
{
    // As JSON transcoding writes answers.
    private static readonly JsonFormatter s_json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>What <c>POST /v1/documents:read</c> answers, without the bytes of pictures, as JSON.</summary>
    /// <param name="editions">Folder of further editions of the form; null: none.</param>
    /// <exception cref="RpcException">The document is refused.</exception>
    /// <exception cref="ApiErrors.ApiException">The document is empty or too large.</exception>
    /// <exception cref="InvalidDataException">An edition in the folder is broken.</exception>
    public static async Task<string> CheckAsync(
        byte[] content,
        string mediaType,
        string? editions,
        CancellationToken cancellation
    )
    {
        var catalog = EditionCatalog.Load(editions);
        await using var services = await CheckingServices.StartAsync(editions);
        var call = new CallOptions(cancellationToken: cancellation);
        // Not copied: the content stays unchanged.
        var document = new HttpBody { ContentType = mediaType, Data = UnsafeByteOperations.UnsafeWrap(content) };
        var reading = await new DocumentReader(new(services.Channel)).ReadAsync(document, call);
        var checker = new DocumentChecker(
            new(services.Channel),
            new(services.Channel),
            new ProseContextFactory(catalog)
        );
        // The same class as behind the server's documents:read.
        var view = await new CheckedReader(checker, catalog).CheckAsync(reading, omitsPictures: true, call);
        return s_json.Format(view);
    }
}
