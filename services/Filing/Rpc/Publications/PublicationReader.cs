using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Publications;

/// <summary>Reads the stream of a publication: what is published, then the bytes of its files, never more than was announced.</summary>
/// <remarks>No byte is taken that the head did not announce: memory is bounded before the first chunk comes.</remarks>
internal static class PublicationReader
{
    /// <summary>The first message and the bytes of its files, in their order. INVALID_FIELDS.</summary>
    public static async Task<(Proto.PublishReportRequest Head, byte[][] Contents)> ReadAsync(
        IAsyncStreamReader<Proto.PublishReportRequest> stream,
        CancellationToken cancellation
    )
    {
        // The interceptor sees messages of unary calls; a stream's first message is checked here.
        if (!await stream.MoveNext(cancellation) || stream.Current is not { Chunk: null } head)
        {
            throw ApiError.InvalidField(
                "chunk",
                "HEAD_FIRST",
                "must follow the first message, which says what is published",
                "首个消息应为发布说明，其后才是文件内容"
            );
        }

        RequiredFieldsInterceptor.Require(head);
        PublicationMapping.RequireLimits(head);
        var contents = head.Files.Select(f => new MemoryStream((int)f.Size)).ToArray();
        // Chunks of files may be mixed; each names its format.
        while (await stream.MoveNext(cancellation))
        {
            Append(head, contents, stream.Current);
        }

        return (head, [.. head.Files.Zip(contents, Complete)]);
    }

    private static void Append(
        Proto.PublishReportRequest head,
        MemoryStream[] contents,
        Proto.PublishReportRequest message
    )
    {
        if (message is not { Name: "", Files.Count: 0, Chunk: { } chunk })
        {
            throw ApiError.InvalidField(
                "chunk",
                "HEAD_FIRST",
                "must be all that a message after the first has",
                "发布说明只能发送一次，其后的消息只含文件内容"
            );
        }

        // Beyond the announced size the stream is refused at once, not at its end.
        var index = head.Files.Select(f => f.Format).ToList().IndexOf(chunk.Format);
        if (index < 0 || contents[index].Length + chunk.Data.Length > head.Files[index].Size)
        {
            throw Differs(chunk.Format);
        }

        chunk.Data.WriteTo(contents[index]);
    }

    private static byte[] Complete(Proto.FileHead file, MemoryStream content)
    {
        var bytes = content.ToArray();
        // Size and digest: a chunk that was lost or doubled shows here.
        return bytes.Length == file.Size && Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256
            ? bytes
            : throw Differs(file.Format);
    }

    private static ApiException Differs(string format) =>
        ApiError.InvalidField(
            $"chunk[{format}]",
            "CONTENT_DIGEST",
            "must be the bytes of a file of the first message, of its size and digest",
            $"文件（{format}）的内容与发布说明中的大小或摘要不一致，请重新上传"
        );
}
