using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Why a publication is refused.</summary>
internal static class PublicationErrors
{
    // Words for people by code; one without words would fail in Describe.
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["release.year"] = "年份与年报不一致",
        ["release.tables"] = "缺少统计表",
        ["release.figures"] = "数据与审定的不一致",
        ["release.totals"] = "合计与各项之和不符",
        ["release.twin"] = "与已公开的另一份年报完全相同",
        ["release.unread"] = "没有可回读核对的文件",
    };

    /// <summary>FAILED_PRECONDITION / RELEASE_BLOCKED; metadata has the faults.</summary>
    /// <param name="faults">Of ReleaseGate: a code, or a code and the format.</param>
    public static ApiException Blocked(ReportName report, IReadOnlyList<string> faults) =>
        new(
            ErrorCode.FailedPrecondition,
            "RELEASE_BLOCKED",
            $"{report} cannot be released: {string.Join(", ", faults)}.",
            $"发布前核对未通过：{string.Join('；', faults.Select(Describe))}。请重新生成文件后再发布。"
        )
        {
            Metadata = new Dictionary<string, string>
            {
                ["name"] = report.ToString(),
                ["faults"] = string.Join(',', faults),
            },
        };

    /// <summary>UNAVAILABLE / PUBLIC_TREE_UNAVAILABLE: the public cannot see it yet; a repeat completes it.</summary>
    public static ApiException TreeUnavailable(ReportName report) =>
        new(
            ErrorCode.Unavailable,
            "PUBLIC_TREE_UNAVAILABLE",
            $"The public tree could not be written for {report}.",
            "公开目录暂时无法写入：已保存的内容不受影响，请稍后用同一请求编号重试。"
        )
        {
            Metadata = new Dictionary<string, string> { ["name"] = report.ToString() },
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    /// <summary>NOT_FOUND / PUBLICATION_NOT_FOUND.</summary>
    /// <param name="version">0: the newest was asked for.</param>
    public static ApiException NotFound(ReportName report, int version) =>
        ApiError.NotFound(
            "PUBLICATION_NOT_FOUND",
            version == 0 ? $"{report}" : $"{report}/versions/{version}",
            $"{report.Id} 年报没有公开过这个版本。"
        );

    /// <summary>NOT_FOUND / SUBMISSION_NOT_FOUND.</summary>
    public static ApiException NeverSubmitted(ReportName report) =>
        ApiError.NotFound("SUBMISSION_NOT_FOUND", $"{report}", $"{report.Id} 年报还没有提交过。");

    // Faults of a file have the format behind the code, those of the whole publication have none.
    private static string Describe(string fault) =>
        fault.Split(' ') is [var code, var format] ? $"{format}：{s_words[code]}" : s_words[fault];
}
