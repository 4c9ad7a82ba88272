using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Creates the errors of a database that cannot do its work. Metadata <c>cause</c> says why.</summary>
public static class StorageError
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

    /// <summary>RESOURCE_EXHAUSTED / STORAGE_FULL: nothing more can be written; reads go on.</summary>
    public static ApiException Full() =>
        new(
            ErrorCode.ResourceExhausted,
            "STORAGE_FULL",
            "The disk of the database is full.",
            "服务器存储空间已满，本次修改没有保存；请联系管理员清理或扩充磁盘后重试。"
        )
        {
            Metadata = Cause("full"),
        };

    /// <summary>UNAVAILABLE / STORAGE_UNAVAILABLE, cause <c>away</c>: the database server cannot be reached or is restarting.</summary>
    public static ApiException Away() =>
        Unavailable(
            "away",
            "The database cannot be reached.",
            "数据库暂时无法连接，请稍后用同一请求编号重试。",
            s_moment
        );

    /// <summary>The same, cause <c>busy</c>: more callers wait for the database than it can serve.</summary>
    public static ApiException Busy() =>
        Unavailable("busy", "The database has too many callers.", "系统繁忙，请稍后用同一请求编号重试。", s_moment);

    /// <summary>The same, cause <c>read_only</c>: the database may be read and not be written.</summary>
    public static ApiException ReadOnly() =>
        Unavailable(
            "read_only",
            "The database cannot be written.",
            "数据目录或数据库为只读，本次修改没有保存；请联系管理员检查存储权限。",
            null
        );

    /// <summary>The same, cause <c>damaged</c>: a page of the database is damaged; what stands on others is readable.</summary>
    public static ApiException Damaged() =>
        Unavailable("damaged", "The database is damaged.", "存储的数据有损坏，请联系管理员从备份恢复。", null);

    /// <summary>The same, cause <c>device</c>: the disk fails to read or write.</summary>
    public static ApiException Device() =>
        Unavailable("device", "The disk of the database fails.", "存储设备读写失败，请联系管理员检查磁盘。", null);

    private static ApiException Unavailable(string cause, string message, string localized, TimeSpan? retryAfter) =>
        new(ErrorCode.Unavailable, "STORAGE_UNAVAILABLE", message, localized)
        {
            Metadata = Cause(cause),
            RetryAfter = retryAfter,
        };

    private static Dictionary<string, string> Cause(string cause) => new() { ["cause"] = cause };
}
