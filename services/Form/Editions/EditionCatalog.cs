namespace Disclosure.Form;

/// <summary>Every edition of the form that is known, and how their cells correspond. Immutable.</summary>
public sealed class EditionCatalog
{
    private readonly Dictionary<string, Edition> _editions;
    private readonly Dictionary<(string From, string To), EditionMap> _maps;

    /// <param name="editions">In any order; each id once.</param>
    public EditionCatalog(IEnumerable<Edition> editions)
    {
        Editions = [.. editions.OrderByDescending(e => e.FirstYear)];
        _editions = Editions.ToDictionary(e => e.Id);
        _maps = Editions
            .SelectMany(to => to.Mappings.Select(m => EditionMap.Create(Source(to, m), to, m)))
            .Concat(Editions.Select(EditionMap.CreateIdentity))
            .ToDictionary(m => (m.From.Id, m.To.Id));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Edition> Editions { get; }

    /// <summary>The built-in editions and those in the folder. <see cref="InvalidDataException"/> names a file that is broken.</summary>
    /// <param name="folder">Holds one folder an edition; one with the id of a built-in edition takes its place. Null or empty: none.</param>
    public static EditionCatalog Load(string? folder)
    {
        var editions = EditionLoader.LoadBuiltIn().ToDictionary(e => e.Id);
        if (!string.IsNullOrEmpty(folder))
        {
            foreach (var edition in Directory.EnumerateDirectories(folder).Select(EditionLoader.LoadFolder))
            {
                editions[edition.Id] = edition;
            }
        }

        return new(editions.Values);
    }

    /// <summary>The edition of an id; null where there is none.</summary>
    public Edition? Find(string id) => _editions.GetValueOrDefault(id);

    /// <summary>The edition that reports on a year must be of; null where none is known.</summary>
    public Edition? ForYear(int year) => Editions.FirstOrDefault(e => e.Covers(year));

    /// <summary>How one edition's cells correspond to another's; null where no mapping is declared.</summary>
    public EditionMap? FindMap(Edition from, Edition to) => _maps.GetValueOrDefault((from.Id, to.Id));

    private Edition Source(Edition to, EditionMapping mapping) =>
        Find(mapping.From)
        ?? throw new InvalidDataException($"Edition {to.Id} maps from edition {mapping.From}, which is not known.");
}
