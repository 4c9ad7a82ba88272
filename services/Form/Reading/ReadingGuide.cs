namespace Disclosure.Form.Reading;

/// <summary>
/// What an importer must know of an edition beyond its tables and its outline: <c>reading.json</c>. All words are
/// compared as letters alone, in simplified characters.
/// </summary>
/// <param name="Tables">At most one for each table.</param>
/// <param name="Headings">In the order in which they are tried.</param>
/// <param name="FirstWords">Words of the report's first heading, with which its text begins on a web page.</param>
/// <param name="LastWords">Words of its last headings.</param>
public sealed record ReadingGuide(
    IReadOnlyList<TableClues> Tables,
    IReadOnlyList<HeadingPattern> Headings,
    IReadOnlyList<string> FirstWords,
    IReadOnlyList<string> LastWords
)
{
    /// <summary>That of an edition without the file: its tables and outline alone tell how it is read.</summary>
    public static ReadingGuide Empty { get; } = new([], [], [], []);

    /// <summary>Whether a line of text begins as lines of a flattened table do.</summary>
    public bool StartsTable(string line) =>
        Tables.Any(t => t.LineStarts.Any(start => line.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>The clues to a table; none where the edition gives none.</summary>
    public TableClues CluesTo(string table) =>
        Tables.FirstOrDefault(t => t.Table == table) ?? new(table, false, [], []);
}

/// <summary>What tells a table of the form in a document.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="IsKnownByRows">
/// Whether its rows identify it, as long labels do; otherwise at least one of its column heads must be there.
/// </param>
/// <param name="HeaderWords">Column heads that are printed together above this table alone.</param>
/// <param name="LineStarts">How lines of the table begin where it was flattened into text.</param>
public sealed record TableClues(
    string Table,
    bool IsKnownByRows,
    IReadOnlyList<string> HeaderWords,
    IReadOnlyList<string> LineStarts
);
