using Disclosure.Form;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>What accompanies a document's text: tracked changes and footnotes.</summary>
internal static class DocxAnnotations
{
    /// <summary>One note where the document has unsettled changes.</summary>
    public static IEnumerable<Finding> FindTrackedChanges(W.Body body)
    {
        var inserted = body.Descendants()
            .Count(e => e is W.InsertedRun or W.MoveToRun or W.Inserted or W.CellInsertion);
        var deleted = body.Descendants().Count(e => e is W.DeletedRun or W.MoveFromRun or W.Deleted or W.CellDeletion);
        if (inserted + deleted > 0)
        {
            yield return new(
                "intake.tracked_changes",
                Severity.Note,
                $"文档中有没有处理完的修订（插入 {inserted} 处、删除 {deleted} 处），已按全部接受修订后的内容导入，请核对。"
            );
        }
    }

    /// <summary>The texts of footnotes by their ids; separators, which have a type, are left out.</summary>
    public static IReadOnlyDictionary<long, string> ReadFootnotes(MainDocumentPart main) =>
        (main.FootnotesPart?.Footnotes?.Elements<W.Footnote>() ?? [])
            .Where(f => f.Id is not null && f.Type is null)
            .GroupBy(f => f.Id!.Value)
            .ToDictionary(g => g.Key, g => string.Concat(g.First().Descendants<W.Text>().Select(t => t.Text)).Trim());
}
