namespace Disclosure.Form;

/// <summary>A declared mapping of the cells of one edition to those of another, prepared for sheets.</summary>
public sealed class EditionMap
{
    // For each cell of the target, the index of the source's cell; -1 where there is none.
    private readonly int[] _sources;

    private EditionMap(Edition from, Edition to, int[] sources, EditionMapping? mapping) =>
        (From, To, _sources, Mapping) = (from, to, sources, mapping);

    /// <summary>The edition that is mapped.</summary>
    public Edition From { get; }

    /// <summary>The edition that it is mapped to.</summary>
    public Edition To { get; }

    /// <summary>As declared; null for an edition and itself.</summary>
    public EditionMapping? Mapping { get; }

    /// <summary>The mapping of an edition to itself.</summary>
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
                    throw new InvalidDataException(
                        $"edition.json of edition {to.Id}: the mapping from {from.Id} names {name}, which does not exist or is mapped twice."
                    );
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
