using Disclosure.ApiErrors;

namespace Disclosure.PublicSite.Http;

/// <summary>The errors of public pages.</summary>
internal static class PageErrors
{
    /// <summary>RESOURCE_EXHAUSTED / RATE_LIMITED with RetryInfo.</summary>
    public static ApiException RateLimited(TimeSpan retryAfter) =>
        new(
            ErrorCode.ResourceExhausted,
            "RATE_LIMITED",
            "The public pages are read too often.",
            "访问的人较多，请稍后刷新。"
        )
        {
            RetryAfter = retryAfter,
        };

    /// <summary>NOT_FOUND / PATH_NOT_FOUND</summary>
    public static ApiException PathNotFound(string path) =>
        ApiError.NotFound("PATH_NOT_FOUND", path, $"没有这个公开地址：{path}，请核对。");

    /// <summary>NOT_FOUND / REPORT_NOT_FOUND: unknown, or not published; the public is not told which.</summary>
    public static ApiException ReportNotFound(string name) =>
        ApiError.NotFound("REPORT_NOT_FOUND", name, $"没有已公开的年报 {name}，请核对机关代码和年份。");

    /// <summary>NOT_FOUND / VERSION_NOT_FOUND</summary>
    public static ApiException VersionNotFound(string name) =>
        ApiError.NotFound("VERSION_NOT_FOUND", name, $"没有公开过 {name}，版本号见年报页面的 versions。");

    /// <summary>NOT_FOUND / REPORT_WITHDRAWN with the public reason.</summary>
    /// <param name="reason">Public, since the withdrawal is.</param>
    public static ApiException Withdrawn(string name, string reason) =>
        new(
            ErrorCode.NotFound,
            "REPORT_WITHDRAWN",
            $"{name} was withdrawn.",
            $"该年报已撤回，文件不再提供。撤回原因：{reason}"
        )
        {
            Metadata = new Dictionary<string, string> { ["name"] = name },
        };

    /// <summary>NOT_FOUND / FILE_NOT_FOUND: no file of this format, or not with this digest.</summary>
    /// <param name="formats">Those that there are, for people who typed the address.</param>
    public static ApiException FileNotFound(string name, IEnumerable<string> formats) =>
        ApiError.NotFound(
            "FILE_NOT_FOUND",
            name,
            $"没有这个文件：{name}，可用的格式：{string.Join('、', formats)}；digest 应与清单一致。"
        );

    /// <summary>NOT_FOUND / DATASET_NOT_FOUND</summary>
    public static ApiException DatasetNotFound(int year) =>
        ApiError.NotFound("DATASET_NOT_FOUND", $"datasets/{year}", $"{year}年的数据集尚未公开。");

    /// <summary>NOT_FOUND / LOG_NOT_PUBLISHED: no checkpoint yet, or no such tile.</summary>
    /// <remarks>A tile beyond the newest checkpoint does not exist yet, and may later.</remarks>
    public static ApiException LogNotPublished(string name) =>
        ApiError.NotFound("LOG_NOT_PUBLISHED", name, $"存证日志中没有 {name}，请以最新检查点（checkpoint）为准。");

    /// <summary>UNIMPLEMENTED / METHOD_NOT_ALLOWED</summary>
    public static ApiException MethodNotAllowed(string method, string methods) =>
        new(
            ErrorCode.Unimplemented,
            "METHOD_NOT_ALLOWED",
            $"{method} is not allowed here.",
            $"这个地址只接受 {methods}。"
        );

    /// <summary>INVALID_ARGUMENT / INVALID_PAGE_TOKEN, as PageRequest gives it.</summary>
    public static ApiException InvalidPageToken() =>
        new(
            ErrorCode.InvalidArgument,
            "INVALID_PAGE_TOKEN",
            "The page token is not of this list.",
            "翻页标记无效，请从第一页重新开始。"
        );

    /// <summary>A query parameter that nothing here knows.</summary>
    public static FieldViolation UnknownParameter(string name) =>
        new(name, "PARAMETER_UNKNOWN", "is not known here", $"不认识查询参数“{name}”，请删去");

    /// <summary>A number that is none, or out of range.</summary>
    public static FieldViolation InvalidNumber(string name, string range) =>
        new(name, "PARAMETER_NUMBER", $"must be a number, {range}", $"参数“{name}”应为数字（{range}）");
}
