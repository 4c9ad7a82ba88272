using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Findings for people.</summary>
internal static class FindingTable
{
    private const string Error = "ERROR";
    private const int MaxCells = 3;

    /// <summary>Writes the findings, each with what explains it, and how many there are of each severity.</summary>
    public static void WriteFindings(this CommandRun run, IEnumerable<JsonNode> findings)
    {
        var all = findings.ToArray();
        var table = run.CreateTable(("程度", "Severity"), ("代码", "Code"), ("说明", "Message"), ("位置", "Where"));
        foreach (var finding in all)
        {
            table.Add(
                NameOf(finding.Text("severity"), run.Wording),
                finding.Text("code"),
                finding.Text("message"),
                Place(finding, run.Wording)
            );
        }

        table.Write(run.Terminal);
        var (errors, warnings) = (Count(Error), Count("WARNING"));
        // Whatever is neither error nor warning is a note.
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

    // Findings about whole tables have a hundred cells, which the message names already.
    private static string Place(JsonNode finding, Wording wording)
    {
        var cells = (finding["cells"] as JsonArray ?? []).Select(c => $"{c}").ToArray();
        var shown = string.Join(' ', cells.Take(MaxCells));
        return cells.Length == 0 ? finding.Text("section")
            : cells.Length <= MaxCells ? shown
            : wording.Choose($"{shown} 等 {cells.Length} 格", $"{shown} and {cells.Length - MaxCells} more");
    }

    private static string NameOf(string severity, Wording wording) =>
        severity switch
        {
            Error => wording.Choose("错误", "ERROR"),
            "WARNING" => wording.Choose("待说明", "WARNING"),
            _ => wording.Choose("提示", "NOTE"),
        };
}
