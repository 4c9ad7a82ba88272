using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.References;

/// <summary>
/// text.residue: words beside a reference that say again what it prints: a percent sign after a percentage, 增长 before 升降, and 二
/// where 两 is said.
/// </summary>
internal sealed partial class ReferenceWordingCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            foreach (var found in ReferenceText.Find(line.Text))
            {
                if (found.Reference is { } reference && FindFault(line, found, reference, draft.Sheets) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static Finding? FindFault(
        TextLine line,
        ReferenceFound found,
        CellReference reference,
        ReferenceSheets? sheets
    )
    {
        var (start, end) = (found.Start, found.Start + found.Length);
        var written = line.Text[start..end];
        var isPercent = reference.Operation != Operation.Value;
        if (isPercent && line.Text.AsSpan(end).TrimStart() is ['%' or '％' or '﹪', ..])
        {
            var sign = end + line.Text.AsSpan(end).IndexOfAny("%％﹪");
            return CreateFinding(line, start, sign + 1, "引用打印出来已带“%”，后面又写了“%”", written);
        }

        var word = DirectionWord().Match(line.Text[..start]);
        if (word.Success && reference.Form.Kind == ReferenceFormatKind.Change)
        {
            return CreateFinding(
                line,
                word.Index,
                end,
                $"引用打印出来已带“增长”“下降”，前面又写了“{word.Value.Trim()}”",
                written
            );
        }

        var printed = sheets is null ? "" : reference.Print(sheets).Text;
        if (word.Success && reference.Operation == Operation.Growth && printed.StartsWith('-'))
        {
            var upDown = (
                reference with
                {
                    Form = new(ReferenceFormatKind.Change, reference.Form.Decimals),
                }
            ).ToString();
            return CreateFinding(
                line,
                word.Index,
                end,
                $"引用打印出来是“{word.Value.Trim()}{printed}”，请改用“升降”显示方式",
                upDown
            );
        }

        return printed == "二" && Measure().IsMatch(line.Text.AsSpan(end))
            ? CreateFinding(line, start, end, "引用打印出来是“二”，量词前应为“两”", "两")
            : null;
    }

    private static Finding CreateFinding(TextLine line, int from, int to, string problem, string replacement) =>
        line.Warn("text.residue", from, to, $"“{line.SentenceAt(from)}”中的{problem}，请改正。", replacement);

    // Right before the reference.
    [GeneratedRegex("(?:增长|下降|减少|增加|上升|降低|提高)(?:了|约)?\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DirectionWord();

    // Measure words before which 2 is 两.
    [GeneratedRegex(@"^\s*[件条份个宗起名项次篇部人]", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();
}
