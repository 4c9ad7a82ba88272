namespace Disclosure.Intake.Formats.Docx;

/// <summary>
/// The fields of a paragraph that are open (17.16.18). What stands in a field's code is not shown, its result is; a
/// field may stand in the code of another. A field that never ends hides nothing.
/// </summary>
internal sealed class DocxFieldStack
{
    private readonly List<Field> _open = [];

    /// <summary>A field, and whether its end was found.</summary>
    internal sealed class Field
    {
        public bool IsInCode { get; set; } = true;

        public bool IsEnded { get; set; }
    }

    /// <summary>The fields whose code the text at hand is in.</summary>
    public IReadOnlyList<Field> Codes => _open.Count == 0 ? [] : [.. _open.Where(f => f.IsInCode)];

    /// <summary>Takes a field character: begin, separate or end.</summary>
    public void Take(string? type)
    {
        if (type == "begin")
        {
            _open.Add(new());
        }
        else if (_open.Count > 0 && type == "separate")
        {
            _open[^1].IsInCode = false;
        }
        else if (_open.Count > 0 && type == "end")
        {
            _open[^1].IsEnded = true;
            _open.RemoveAt(_open.Count - 1);
        }
    }
}
