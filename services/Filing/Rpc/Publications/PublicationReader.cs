using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Publications;

/// <summary>Reads the stream of a publication: its head, then the bytes of its files, never more than the head announces.</summary>
internal static class PublicationReader
{
    /// <summary>The head and the bytes of its files, in their order. INVALID_FIELDS.</summary>
    public static async Task<(Proto.PublicationHead Head, byte[][] Contents)> ReadAsync(
        IAsyncStreamReader<Proto.PublishReportRequest> stream,
        CancellationToken cancellation
    )
    {
        if (!await stream.MoveNext(cancellation) || stream.Current is not { Head: { } head, Chunk: null })
        {
            throw ApiError.InvalidField("head", "HEAD_FIRST", "must be the first message", "首个消息应为发布说明");
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

    private static void Append(Proto.PublicationHead head, MemoryStream[] contents, Proto.PublishReportRequest message)
    {
        if (message is not { Head: null, Chunk: { } chunk })
        {
            throw ApiError.InvalidField(
                "head",
                "HEAD_FIRST",
                "must be sent once",
                "发布说明只能发送一次，其后应为文件内容"
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
            "must be the bytes of a file of the head, of its size and digest",
            $"文件（{format}）的内容与发布说明中的大小或摘要不一致，请重新上传"
        );
}
