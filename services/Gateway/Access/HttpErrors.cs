using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Access;

/// <summary>Errors in the shape of the contract for HTTP statuses that the framework answers by itself.</summary>
/// <remarks>Errors of methods are made by the methods; these are for what never reached one.</remarks>
internal static class HttpErrors
{
    /// <summary>Largest document, in bytes: 20 MiB.</summary>
    public const int MaxDocumentBytes = 20 * 1024 * 1024;

    /// <param name="message">What the framework says; empty where it says nothing.</param>
    /// <summary>The error of a status, its reason by the status.</summary>
    /// <param name="path">Repeated in the message, so that a typing error is seen.</param>
    public static ApiException FromStatus(int status, PathString path, string message) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(
                ErrorCode.NotFound,
                "PATH_NOT_FOUND",
                $"{path} does not exist.",
                $"没有这个地址：{path}，请对照接口文档 /openapi/v1.json。"
            ),
            StatusCodes.Status405MethodNotAllowed => new(
                ErrorCode.Unimplemented,
                "METHOD_NOT_ALLOWED",
                $"{path} has no such method.",
                $"地址 {path} 不支持这种请求方法，请对照接口文档 /openapi/v1.json。"
            ),
            // Kestrel refuses before a method runs, so the limit that it names is the one for documents.
            StatusCodes.Status413PayloadTooLarge => DocumentTooLarge(),
            // JSON transcoding wraps the server's refusal of a long body and preserves only its message.
            StatusCodes.Status400BadRequest
                when message.StartsWith("Request body too large", StringComparison.Ordinal) => DocumentTooLarge(),
            StatusCodes.Status415UnsupportedMediaType => new(
                ErrorCode.InvalidArgument,
                "UNKNOWN_CONTENT_TYPE",
                "The content type is not accepted here; JSON bodies are application/json.",
                "请求的 Content-Type 不受支持，JSON 请求请使用 application/json。"
            ),
            // JSON that does not parse, an unknown field, a value of another type.
            // Every other 4xx of the framework.
            < StatusCodes.Status500InternalServerError => new(
                ErrorCode.InvalidArgument,
                "REQUEST_MALFORMED",
                message.Length > 0 ? message : "The request is malformed.",
                "请求格式不正确：请检查 JSON 语法、字段名称和取值类型。"
            ),
            _ => ApiError.Internal(),
        };

    /// <summary>INVALID_ARGUMENT / DOCUMENT_TOO_LARGE.</summary>
    public static ApiException DocumentTooLarge() =>
        new(
            ErrorCode.InvalidArgument,
            "DOCUMENT_TOO_LARGE",
            $"The document is larger than {MaxDocumentBytes} bytes.",
            "文件超过 20 MB 上限，请压缩其中的图片或拆分后再导入。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = $"{MaxDocumentBytes}" },
        };
}
