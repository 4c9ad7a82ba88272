using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Publications;

/// <summary>Reads the stream of a publication: what is published, then the bytes of its files, never more than was announced.</summary>
internal static class PublicationReader
{
    /// <summary>The first message and the bytes of its files, in their order. INVALID_FIELDS.</summary>
    public static async Task<(Proto.PublishReportRequest Head, byte[][] Contents)> ReadAsync(
        IAsyncStreamReader<Proto.PublishReportRequest> stream,
        CancellationToken cancellation
    )
    {
        if (!await stream.MoveNext(cancellation) || stream.Current is not { Chunk: null } head)
        {
            throw ApiError.InvalidField("chunk", "HEAD_FIRST", "must follow the first message, which says what is published", "首个消息应为发布说明，其后才是文件内容");
        }

        RequiredFieldsInterceptor.Require(head);
        PublicationMapping.RequireLimits(head);
        var contents = head.Files.Select(f => new MemoryStream((int)f.Size)).ToArray();
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
