namespace Disclosure.Form;

/// <summary>All known editions of the form and the mappings between them. Immutable.</summary>
public sealed class EditionCatalog
{
    /// <summary>The setting that names the folder of further editions.</summary>
    public const string Setting = "DISCLOSURE_EDITIONS";

    private readonly Dictionary<string, Edition> _editions;
    private readonly Dictionary<(string From, string To), EditionMap> _maps;

    /// <summary>Creates a catalog of editions.</summary>
    /// <param name="editions">In any order; each id once.</param>
    /// <exception cref="InvalidDataException">A mapping names an edition or a cell that does not exist.</exception>
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

    /// <summary>Loads the built-in editions and those in a folder.</summary>
    /// <param name="folder">Has one folder for each edition; an edition with the id of a built-in one replaces it. Null or empty: none.</param>
    /// <exception cref="InvalidDataException">A file is broken; the message names it.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
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
        ?? throw new InvalidDataException(
            $"edition.json of edition {to.Id}: the mapping is from edition {mapping.From}, which does not exist."
        );
}
