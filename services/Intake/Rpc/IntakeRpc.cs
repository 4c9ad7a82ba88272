using System.Net.Mime;
using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;
using Disclosure.Vocabulary.Wire;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Proto = Disclosure.Intake.V1;

namespace Disclosure.Intake.Rpc;

/// <summary>The contract: bounds what comes, has it taken apart, finds the report in it.</summary>
internal sealed class IntakeRpc(IEnumerable<IDocumentReader> readers, IOptions<IntakeOptions> options)
    : Proto.IntakeService.IntakeServiceBase
{
    private const string Json = "application/json";

    private readonly Dictionary<string, IDocumentReader> _readers = readers
        .SelectMany(r => r.ContentTypes.Select(t => (t, r)))
        .ToDictionary(x => x.t, x => x.r, StringComparer.OrdinalIgnoreCase);

    public override async Task<Proto.Reading> ReadDocument(Proto.ReadDocumentRequest request, ServerCallContext context)
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Timeout));
        var type = TypeOf(request.ContentType);
        var editions = request.Editions.Select(e => e.ToDomain()).ToArray();
        try
        {
            // Parsing is work of the processor; the call's own thread is not kept for it.
            var reading = await Task.Run(() => Read(request, type, editions, patience.Token), patience.Token);
            return ReadingMapping.ToProto(reading);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw Unreadable.Because($"{options.Value.Timeout} 秒内未能读完，文件可能过于复杂，请精简后再导入");
        }
    }

    private DocumentReading Read(
        Proto.ReadDocumentRequest request,
        ContentType type,
        IReadOnlyList<Edition> editions,
        CancellationToken cancellation
    )
    {
        if (type.MediaType == Json)
        {
            return JsonDocumentReader.Read(request.Content.Memory, editions);
        }

        return _readers.TryGetValue(type.MediaType, out var reader)
            ? Recogniser.Read(
                reader.Read(request.Content.Memory, type.CharSet ?? "", cancellation),
                editions,
                cancellation
            )
            : throw UnknownType(type.MediaType);
    }

    private ContentType TypeOf(string text)
    {
        try
        {
            return new(text);
        }
        catch (FormatException)
        {
            throw UnknownType(text);
        }
    }

    private FaultException UnknownType(string type) =>
        new(
            FaultCode.InvalidArgument,
            "UNKNOWN_CONTENT_TYPE",
            $"'{type}' is not read; these are: {string.Join(", ", _readers.Keys.Append(Json))}.",
            $"不支持的文件类型“{type}”，可导入 Word（docx）、网页（html）、纯文本、Markdown 和本系统导出的 JSON；其他格式请先另存为 docx。"
        )
        {
            Metadata = new Dictionary<string, string> { ["content_type"] = type },
        };
}
