namespace Disclosure.Form;

/// <summary>A declared mapping of one edition's cells to another's, made ready for sheets.</summary>
public sealed class EditionMap
{
    // For each cell of the target, the place of the source's cell; -1 where there is none.
    private readonly int[] _sources;

    private EditionMap(Edition from, Edition to, int[] sources, EditionMapping? mapping) =>
        (From, To, _sources, Mapping) = (from, to, sources, mapping);

    public Edition From { get; }

    public Edition To { get; }

    /// <summary>As declared; null for an edition and itself.</summary>
    public EditionMapping? Mapping { get; }

    public static EditionMap CreateIdentity(Edition edition) =>
        new(edition, edition, [.. Enumerable.Range(0, edition.Cells.Count)], null);

    internal static EditionMap Create(Edition from, Edition to, EditionMapping mapping)
    {
        var sources = new int[to.Cells.Count];
        Array.Fill(sources, -1);
        foreach (var (source, target) in mapping.Cells)
        {
            foreach (var place in from.Match(source))
            {
                var name = Rename(from.Cells[place].Name, source, target);
                var at = to.IndexOf(name);
                if (at < 0 || sources[at] >= 0)
                {
                    throw new InvalidDataException($"{from.Id} to {to.Id}: {name} is not there or is mapped twice.");
                }

                sources[at] = place;
            }
        }

        return new(from, to, sources, mapping);
    }

    /// <summary>Whether a cell of the target has a counterpart.</summary>
    public bool Has(int cell) => _sources[cell] >= 0;

    /// <summary>The sheet in the other edition; cells without a counterpart are blank.</summary>
    public MappedSheet Map(Sheet sheet)
    {
        if (Mapping is null)
        {
            return new(this, sheet);
        }

        var values = new CellValue[To.Cells.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Has(i) ? sheet[_sources[i]] : CellValue.Blank;
        }

        return new(this, new(To, values));
    }

    private static string Rename(string cell, string source, string target)
    {
        var (names, from, to) = (cell.Split('.'), source.Split('.'), target.Split('.'));
        return string.Join('.', to.Select((part, i) => part == "*" && from[i] == "*" ? names[i] : part));
    }
}

/// <summary>A sheet seen in an edition that may be another than its own.</summary>
public sealed record MappedSheet(EditionMap Map, Sheet Sheet)
{
    /// <summary>
    /// The figure of a cell: an alternative row that the sheet does not print is the sum of the rows that it stands for.
    /// Null where there is none.
    /// </summary>
    public CellValue? Figure(int cell)
    {
        if (!Map.Has(cell))
        {
            return null;
        }

        if (Sheet[cell].IsNumber)
        {
            return Sheet[cell];
        }

        foreach (var alternative in Sheet.Edition.Alternatives)
        {
            var at = Array.IndexOf(alternative.Own, cell);
            if (at >= 0 && !Sheet.Uses(alternative))
            {
                return SumOf(alternative, at);
            }
        }

        return null;
    }

    private CellValue? SumOf(AlternativeRow alternative, int at)
    {
        var sum = 0L;
        for (var i = at; i < alternative.Replaced.Length; i += alternative.Own.Length)
        {
            var value = Sheet[alternative.Replaced[i]];
            if (!value.IsNumber || value.Scale != 0)
            {
                return null;
            }

            sum += value.Digits;
        }

        return CellValue.FromInteger(sum);
    }
}
