using System.CommandLine;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal sealed class CommonOptions(Wording wording)
{
    public const string Agency = "agency";
    public const string Report = "report";
    public const string File = "file";
    public const string RequestId = "--request-id";
    public const string Etag = "--etag";
    public const string Year = "--year";
    public const string Output = "--output";
    public const string Reason = "--reason";
    public const string DryRun = "--dry-run";
    public const string Format = "--format";

    /// <summary>Formats that a report is rendered in.</summary>
    public static string[] Formats { get; } = ["docx", "pdf", "ofd", "html", "xlsx", "xml", "json", "csv", "txt", "md"];

    public Argument<string> AgencyArgument() =>
        new(Agency)
        {
            Description = wording.Choose("机关代码，或 agencies/代码", "Id of the agency, or agencies/{agency}"),
        };

    public Argument<string> ReportArgument() =>
        new(Report)
        {
            Description = wording.Choose(
                "年报：机关代码/年度，或 agencies/代码/reports/年度（汇总年报为 年度-region）",
                "The report: agency/year, or agencies/{agency}/reports/{report} ({year}-region is the collected one)"
            ),
        };

    public Argument<string> FileArgument(string chinese, string english) =>
        new(File) { Description = wording.Choose(chinese, english) };

    public Option<string> Text(string name, string chinese, string english, params string[] aliases) =>
        new(name, aliases) { Description = wording.Choose(chinese, english) };

    public Option<string> RequiredText(string name, string chinese, string english) =>
        new(name) { Description = wording.Choose(chinese, english), Required = true };

    public Option<string> Choice(string name, string chinese, string english, params string[] values)
    {
        var option = Text(name, chinese, english);
        // Small and capital letters are one; callers turn them into the form of the contract.
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, values);
        return option;
    }

    public Option<bool> Flag(string name, string chinese, string english) =>
        new(name) { Description = wording.Choose(chinese, english) };

    // Null where it was not given, since 0 means something.
    public Option<int?> Number(string name, string chinese, string english) =>
        new(name) { Description = wording.Choose(chinese, english) };

    public Option<string[]> Many(string name, string chinese, string english) =>
        new(name) { Description = wording.Choose(chinese, english) };

    public Option<int?> YearOption(bool required = false)
    {
        var option = Number(Year, "报告年度", "The year reported on");
        option.Required = required;
        return option;
    }

    public Option<string> FormatOption() => Choice(Format, "格式", "The format", Formats);

    public Option<string> OutputOption() =>
        Text(Output, "写入的文件；- 表示标准输出", "File to write; - is the standard output", "-o");

    /// <summary>What guards a write: its id and the etag that it is based on.</summary>
    public IEnumerable<Symbol> Write() =>
        [
            RequestIdOption(),
            Text(
                Etag,
                "所依据的版本标识；不给则以最后写入为准",
                "The etag it is based on; without it the last write wins"
            ),
        ];

    public Option<string> RequestIdOption() =>
        Text(RequestId, "本次写入的 UUID；重复执行只生效一次", "UUID of the write; a repeat has one effect");
}
