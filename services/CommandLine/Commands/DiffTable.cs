using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Commands;

/// <summary>Changes of cells and of text for people.</summary>
internal static class DiffTable
{
    /// <summary>Writes what has <c>cells</c> or <c>sections</c>; nothing where it is absent.</summary>
    public static void Write(CommandRun run, JsonNode? changes)
    {
        var table = run.CreateTable(("单元格", "Cell"), ("名称", "Title"), ("原值", "Before"), ("新值", "After"));
        foreach (var change in changes.List("cells"))
        {
            table.Add(
                change.Text("cell"),
                change.Text("title"),
                Content(run, change["from"]),
                Content(run, change["to"])
            );
        }

        table.Write(run.Terminal);
        foreach (var section in changes.List("sections"))
        {
            run.Terminal.Output.WriteLine($"[{section.Text("section")}]");
            foreach (var text in section.List("runs"))
            {
                var mark = text.Text("change") switch
                {
                    "INSERTED" => "+ ",
                    "DELETED" => "- ",
                    _ => "  ",
                };
                run.Terminal.Output.WriteLine(mark + text.Text("text"));
            }
        }
    }

    private static string Content(CommandRun run, JsonNode? cell) =>
        cell.Flag("notApplicable") ? run.Wording.Choose("不适用", "n/a")
        : cell.Text("number") is { Length: > 0 } number ? number
        : run.Wording.Choose("空", "blank");
}
