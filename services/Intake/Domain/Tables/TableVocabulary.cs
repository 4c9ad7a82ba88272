using System.Runtime.CompilerServices;
using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// The words of an edition's tables: labels of rows, heads of columns, headings of groups. Letters only.
/// </summary>
internal sealed class TableVocabulary
{
    // A head this long is told from the words around it.
    private const int MinHead = 4;

    private static readonly ConditionalWeakTable<Edition, TableVocabulary> s_known = [];

    private readonly Dictionary<string, FormRow[]> _rows;
    private readonly Dictionary<string, HashSet<string>> _heads;
    private readonly Dictionary<string, string[]> _groups;
    private readonly HashSet<string> _singleRow;

    private TableVocabulary(Edition edition)
    {
        _rows = edition.Tables.ToDictionary(t => t.Name, t => CollectRows(edition, t));
        _heads = edition.Tables.ToDictionary(t => t.Name, CollectHeads);
        _groups = edition.Tables.ToDictionary(t => t.Name, CollectGroups);
        _singleRow = [.. edition.Tables.Where(IsPrintedAsOneRow).Select(t => t.Name)];
    }

    /// <summary>The vocabulary of an edition, made once for it.</summary>
    public static TableVocabulary For(Edition edition) => s_known.GetValue(edition, e => new(e));

    /// <summary>Names of the edition's tables.</summary>
    public IEnumerable<string> Tables => _rows.Keys;

    /// <summary>The rows of a table in the order of the form.</summary>
    public IReadOnlyList<FormRow> Rows(string table) => _rows[table];

    /// <summary>Whether all rows of the table are printed in one row, side by side.</summary>
    public bool IsSingleRow(string table) => _singleRow.Contains(table);

    /// <summary>Whether the letters are the head of a column.</summary>
    public bool IsHead(string table, string letters) => _heads[table].Contains(letters);

    /// <summary>Whether the letters are a word of the table, a piece of one, or hold the head of a column.</summary>
    public bool Knows(string table, string letters) =>
        IsInGroup(table, letters)
        || Array.Exists(_rows[table], r => r.Labels.Any(l => l.Contains(letters, StringComparison.Ordinal)))
        || _heads[table]
            .Any(h =>
                h.Contains(letters, StringComparison.Ordinal)
                || (h.Length >= MinHead && letters.Contains(h, StringComparison.Ordinal))
            );

    /// <summary>
    /// Whether the letters are the heading of a group of rows or a piece of it (（三）不予公开, 三、本年度办理结果) and no row's
    /// label. Such a heading is printed beside its rows and lands between them.
    /// </summary>
    public bool IsGroupHeading(string table, string letters) =>
        IsInGroup(table, letters)
        && !Array.Exists(_rows[table], r => r.Row.StandsFor.Count == 0 && r.Labels.Contains(letters));

    private bool IsInGroup(string table, string letters) =>
        Array.Exists(_groups[table], g => g.Contains(letters, StringComparison.Ordinal));

    private static HashSet<string> CollectHeads(FormTable table) =>
        [.. table.Blocks.SelectMany(b => b.Columns).Select(c => CharacterNormalizer.LettersOnly(c.Label))];

    private static string[] CollectGroups(FormTable table) =>
        [
            .. table
                .Blocks.SelectMany(b => b.Rows.SelectMany(r => r.Groups).Append(b.Label))
                .Concat(table.Grid.Rows.SelectMany(r => r.Cells).Where(c => !c.RowHead).Select(c => c.Text))
                .Select(CharacterNormalizer.LettersOnly)
                .Where(l => l.Length > 0)
                .Distinct(),
        ];

    private static FormRow[] CollectRows(Edition edition, FormTable table)
    {
        var rows = new List<FormRow>();
        foreach (var block in table.Blocks)
        {
            foreach (var row in block.Rows)
            {
                var labels = row
                    .Aliases.Prepend(row.Label)
                    .Select(l => CharacterNormalizer.LettersOnly(HeadingNumeral.Parse(l).Rest))
                    .Distinct();
                var first = edition.IndexOf($"{table.Name}.{row.Name}.{block.Columns[0].Name}");
                rows.Add(new(table, block, row, rows.Count, first, [.. labels]));
            }
        }

        return [.. rows];
    }

    private static bool IsPrintedAsOneRow(FormTable table) =>
        table.Blocks.Sum(b => b.Rows.Count) > 1 && table.Grid.Rows.Count(r => r.Cells.Any(c => c.Cell.Length > 0)) == 1;
}
