namespace Disclosure.ApiErrors;

/// <summary>Creates the errors that all services share.</summary>
public static class ApiError
{
    /// <summary>NOT_FOUND: there is no such resource.</summary>
    public static ApiException NotFound(string reason, string name, string localized) =>
        new(ErrorCode.NotFound, reason, $"{name} does not exist.", localized) { Metadata = Named(name) };

    /// <summary>ALREADY_EXISTS: the id is taken.</summary>
    public static ApiException Exists(string reason, string name, string localized) =>
        new(ErrorCode.AlreadyExists, reason, $"{name} already exists.", localized) { Metadata = Named(name) };

    /// <summary>ABORTED / ETAG_MISMATCH: somebody else wrote in between; <paramref name="current"/> is the etag now.</summary>
    public static ApiException StaleEtag(string name, string current) =>
        new(
            ErrorCode.Aborted,
            "ETAG_MISMATCH",
            $"{name} has changed; its etag is {current}.",
            $"内容已被他人修改（当前版本标识 {current}），请刷新后再保存。"
        )
        {
            Metadata = new Dictionary<string, string> { ["name"] = name, ["etag"] = current },
        };

    /// <summary>ABORTED / REPORT_MOVED: the report was submitted or returned after the write was permitted.</summary>
    public static ApiException ReportMoved(string name) =>
        new(
            ErrorCode.Aborted,
            "REPORT_MOVED",
            $"{name} has moved on since the write was permitted.",
            "年报的状态已变化（已提交或已退回），本次修改没有保存，请刷新后再试。"
        )
        {
            Metadata = Named(name),
        };

    /// <summary>INVALID_ARGUMENT / REQUEST_ID_REUSED: this request_id was used for another request.</summary>
    public static ApiException RequestIdReused(Guid requestId) =>
        new(
            ErrorCode.InvalidArgument,
            "REQUEST_ID_REUSED",
            $"request_id {requestId} was used for another request.",
            $"请求编号 {requestId} 已用于另一项操作，请换用新的编号。"
        )
        {
            Metadata = new Dictionary<string, string> { ["request_id"] = requestId.ToString() },
        };

    // The violations have the whole list; the message of an error is read at a glance.
    private const int MaxInMessage = 10;

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS with every violation at once; the message names the first ten.</summary>
    public static ApiException InvalidFields(IReadOnlyList<FieldViolation> violations)
    {
        var (first, more) = (violations.Take(MaxInMessage), violations.Count - MaxInMessage);
        return new(
            ErrorCode.InvalidArgument,
            "INVALID_FIELDS",
            string.Join("; ", first.Select(v => $"{v.Field}: {v.Message}")) + (more > 0 ? $"; and {more} more" : ""),
            string.Join('；', first.Select(v => v.Localized)) + (more > 0 ? $"；另有 {more} 处" : "")
        )
        {
            Violations = violations,
        };
    }

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS with one violation.</summary>
    public static ApiException InvalidField(string field, string reason, string message, string localized) =>
        InvalidFields([new(field, reason, message, localized)]);

    /// <summary>UNAVAILABLE / DEPENDENCY_UNAVAILABLE: a service that is needed does not answer.</summary>
    public static ApiException Unavailable(string service) =>
        new(
            ErrorCode.Unavailable,
            "DEPENDENCY_UNAVAILABLE",
            $"The {service} service is away.",
            $"后台服务（{service}）暂时不可用，请稍后重试；已保存的内容不受影响。"
        )
        {
            Metadata = new Dictionary<string, string> { ["service"] = service },
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    /// <summary>INTERNAL / INTERNAL: an unexpected error, without details; the log has them.</summary>
    public static ApiException Internal() =>
        new(ErrorCode.Internal, "INTERNAL", "Internal error.", "系统内部错误，请稍后重试或联系管理员。");

    private static Dictionary<string, string> Named(string name) => new() { ["name"] = name };
}
