using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Findings for people.</summary>
internal static class FindingTable
{
    private const string Error = "ERROR";

    /// <summary>Writes the findings, each with what explains it, and how many there are of each severity.</summary>
    public static void WriteFindings(this CommandRun run, IEnumerable<JsonNode> findings)
    {
        var all = findings.ToArray();
        var table = run.CreateTable(("程度", "Severity"), ("代码", "Code"), ("说明", "Message"), ("位置", "Where"));
        foreach (var finding in all)
        {
            var cells = finding.Joined("cells");
            table.Add(
                NameOf(finding.Text("severity"), run.Wording),
                finding.Text("code"),
                finding.Text("message"),
                cells.Length > 0 ? cells : finding.Text("section")
            );
        }

        table.Write(run.Terminal);
        var (errors, warnings) = (Count(Error), Count("WARNING"));
        var notes = all.Length - errors - warnings;
        run.WriteLine(
            all.Length == 0 ? "没有发现问题。" : $"错误 {errors} 项，待说明 {warnings} 项，提示 {notes} 项。",
            all.Length == 0 ? "Nothing was found." : $"{errors} errors, {warnings} warnings, {notes} notes."
        );

        int Count(string severity) => all.Count(f => f.Text("severity") == severity);
    }

    /// <summary>NotPassed where one of the findings is an ERROR.</summary>
    public static ExitCode Judge(JsonNode json) =>
        json.List("findings").Any(f => f.Text("severity") == Error) ? ExitCode.NotPassed : ExitCode.Done;

    private static string NameOf(string severity, Wording wording) =>
        severity switch
        {
            Error => wording.Of("错误", "ERROR"),
            "WARNING" => wording.Of("待说明", "WARNING"),
            _ => wording.Of("提示", "NOTE"),
        };
}
