using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>
/// Sentences where the form has a table. They belong to no section and are kept in a finding for the person who
/// imports.
/// </summary>
internal sealed class MisplacedText(List<Finding> notes)
{
    // Letters kept of one table's sentences.
    private const int MaxText = 2_000;

    private readonly StringBuilder _text = new();
    private string _part = "";

    /// <summary>Adds a sentence.</summary>
    /// <param name="part">Heading of the table's section.</param>
    public void Add(ExtractedLine line, string part)
    {
        _part = part;
        if (_text.Length < MaxText)
        {
            _text.Append(line.Text.AsSpan(0, Math.Min(line.Text.Length, MaxText - _text.Length)));
        }
    }

    /// <summary>Adds the finding of the section at hand, where it has such sentences.</summary>
    public void Flush()
    {
        if (_text.Length > 0)
        {
            notes.Add(
                new(
                    "intake.text_in_table",
                    Severity.Warning,
                    $"“{_part}”部分应为表格，其中的文字没有导入，请移到合适的部分：{_text}"
                )
                {
                    Actual = _text.ToString(),
                }
            );
        }

        _text.Clear();
    }
}
