using Disclosure.ApiErrors;

namespace Disclosure.Intake.Domain.Documents;

/// <summary>Errors of documents that cannot be read, with a reason and the smallest fix in Chinese.</summary>
internal static class DocumentErrors
{
    /// <summary>INVALID_ARGUMENT / DOCUMENT_UNREADABLE.</summary>
    /// <param name="localized">Why, and the smallest fix, in Chinese without a full stop.</param>
    public static ApiException Unreadable(string localized) =>
        new(
            ErrorCode.InvalidArgument,
            "DOCUMENT_UNREADABLE",
            "The document cannot be read.",
            $"无法读取文件：{localized}。"
        );

    /// <summary>INVALID_ARGUMENT / DOCUMENT_TOO_SLOW.</summary>
    /// <param name="seconds">The limit.</param>
    public static ApiException TooSlow(int seconds) =>
        new(
            ErrorCode.InvalidArgument,
            "DOCUMENT_TOO_SLOW",
            $"The document takes longer than {seconds} s.",
            $"{seconds} 秒内未能读完，文件可能过于复杂，请精简后再导入。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = $"{seconds}s" },
        };

    /// <summary>INVALID_ARGUMENT / DOCUMENT_UNREADABLE: an unexpected exception of a reader.</summary>
    public static ApiException ReaderFailed() =>
        Unreadable("文件内容异常，读取时出错，请用原来的软件打开并另存后再导入");

    /// <summary>INVALID_ARGUMENT / DOCUMENT_TOO_LARGE: reading takes more memory than a worker has.</summary>
    /// <param name="mebibytes">The limit.</param>
    public static ApiException OutOfMemory(int mebibytes) =>
        new(
            ErrorCode.InvalidArgument,
            "DOCUMENT_TOO_LARGE",
            $"The document takes more than {mebibytes} MiB of memory to read.",
            $"文件过大：读取所需的内存超过上限 {mebibytes} MiB，请精简后再导入。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = $"{mebibytes}MiB", ["of"] = "memory" },
        };

    /// <summary>INVALID_ARGUMENT / DOCUMENT_TOO_LARGE.</summary>
    /// <param name="what">The quantity that exceeds the limit, in Chinese.</param>
    public static ApiException TooLarge(string what, long limit) =>
        new(
            ErrorCode.InvalidArgument,
            "DOCUMENT_TOO_LARGE",
            $"The document is beyond a limit of {limit}.",
            $"文件过大：{what}超过上限 {limit}，请精简后再导入。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}" },
        };
}
