namespace Disclosure.CommandLine.Commands;

/// <summary>States of reports in words.</summary>
internal static class StateNames
{
    public static string StateName(this CommandRun run, string state) =>
        run.Wording.Choose(
            state switch
            {
                "DRAFT" => "草稿",
                "SUBMITTED" => "已提交",
                "APPROVED" => "已审定",
                "PUBLISHED" => "已发布",
                "RETURNED" => "已退回",
                "WITHDRAWN" => "已撤回",
                "" or "REPORT_STATE_UNSPECIFIED" => "未开始",
                _ => state,
            },
            state
        );
}
