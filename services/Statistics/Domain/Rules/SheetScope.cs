using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// The cells of a sheet that count: an alternative row that the sheet uses counts in place of the rows that it replaces, and one that
/// it does not use counts nowhere.
/// </summary>
internal readonly ref struct SheetScope
{
    private readonly ReadOnlySpan<bool> _excluded;

    private SheetScope(ReadOnlySpan<bool> excluded) => _excluded = excluded;

    /// <summary>Whether the cell at an index counts.</summary>
    /// <remarks>Excluded and not included is stored: most sheets exclude nothing, and a cleared buffer is right for them.</remarks>
    public bool Has(int cell) => !_excluded[cell];

    /// <summary>Finds the cells that count in a sheet.</summary>
    /// <param name="buffer">Room for one flag for each cell; it must live as long as the scope.</param>
    public static SheetScope Create(Sheet sheet, Span<bool> buffer)
    {
        buffer.Clear();
        foreach (var alternative in sheet.Edition.Alternatives)
        {
            foreach (var cell in sheet.Uses(alternative) ? alternative.Replaced : alternative.Own)
            {
                buffer[cell] = true;
            }
        }

        return new(buffer);
    }
}
