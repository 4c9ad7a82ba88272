namespace Disclosure.Form;

/// <summary>A row of a table.</summary>
/// <param name="Name">Unique in its table; the middle part of the names of its cells.</param>
/// <param name="Label">As printed, with its number.</param>
/// <param name="Groups">Headings above it, the outermost first.</param>
/// <param name="Aliases">Other wordings found in documents.</param>
/// <param name="StandsFor">Rows in whose place it is printed; empty for an ordinary row.</param>
/// <param name="IsSum">Whether its numbers are the sum of other rows.</param>
public sealed record TableRow(
    string Name,
    string Label,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> StandsFor,
    bool IsSum = false
)
{
    /// <summary>For people: the nearest heading that distinguishes the row, and its label.</summary>
    public string Title => Groups is [.., var group] && Label is not ['（' or '(', ..] ? $"{group}{Label}" : Label;
}
