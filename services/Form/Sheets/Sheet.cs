namespace Disclosure.Form;

/// <summary>The figures of one report, one value for each cell of its edition. Immutable.</summary>
public sealed class Sheet
{
    private readonly CellValue[] _values;

    /// <summary>Creates a sheet.</summary>
    /// <param name="edition">The edition that defines the cells.</param>
    /// <param name="values">One for each cell, in the edition's order.</param>
    /// <param name="remarks">Text found in the place of a number, by cell; those cells are blank.</param>
    public Sheet(Edition edition, ReadOnlySpan<CellValue> values, IReadOnlyDictionary<string, string>? remarks = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, edition.Cells.Count);
        (Edition, _values, Remarks) = (edition, values.ToArray(), remarks ?? new Dictionary<string, string>());
    }

    /// <summary>The edition that defines the cells.</summary>
    public Edition Edition { get; }

    /// <summary>One value for each cell, in the edition's order.</summary>
    public ReadOnlySpan<CellValue> Values => _values;

    /// <summary>Text found in blank cells instead of a number, by the name of the cell.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; }

    /// <summary>The value of the cell at an index.</summary>
    public CellValue this[int index] => _values[index];

    /// <summary>The value of a cell; blank where the edition has no such cell.</summary>
    public CellValue this[string cell] => Edition.IndexOf(cell) is >= 0 and var i ? _values[i] : CellValue.Blank;

    /// <summary>A sheet whose cells are all blank.</summary>
    public static Sheet Empty(Edition edition) => new(edition, new CellValue[edition.Cells.Count]);

    /// <summary>Whether the sheet prints this alternative row in place of the rows that it stands for.</summary>
    public bool Uses(AlternativeRow alternative)
    {
        foreach (var i in alternative.Own)
        {
            if (!_values[i].IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the sheet prints the alternative row of this name (table.row).</summary>
    public bool Uses(string row) => Edition.Alternatives.Any(a => a.Row == row && Uses(a));

    /// <summary>A copy with some cells changed. Their remarks are dropped.</summary>
    public Sheet With(IReadOnlyDictionary<int, CellValue> changes)
    {
        var values = _values.AsSpan().ToArray();
        foreach (var (index, value) in changes)
        {
            values[index] = value;
        }

        return new(
            Edition,
            values,
            Remarks.Where(r => !changes.ContainsKey(Edition.IndexOf(r.Key))).ToDictionary(r => r.Key, r => r.Value)
        );
    }
}
