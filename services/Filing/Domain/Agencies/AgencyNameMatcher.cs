namespace Disclosure.Filing.Domain.Agencies;

/// <summary>How well an agency's title and aliases match a name.</summary>
internal enum NameMatch
{
    /// <summary>Neither the title nor an alias refers to the same agency.</summary>
    None,

    /// <summary>Equal but for leading place names and the usual ending of a government's title.</summary>
    ShortForm,

    /// <summary>A title or an alias is the name.</summary>
    Exact,
}

/// <summary>Compares agencies with the name that a document gives its agency.</summary>
internal sealed class AgencyNameMatcher
{
    // A single character identifies no agency. In UTF-16 units.
    // 镇 or 局 alone would fit nearly every agency of a region.
    private const int MinCoreLength = 2;

    // Titles omit what every reader knows: 青禾镇2023年… for 临阳县青禾镇人民政府. Longest first.
    private static readonly string[] s_endings = ["人民政府办公室", "人民政府", "政府"];

    private readonly string _core;

    /// <param name="name">The name as the document gives it; not empty.</param>
    public AgencyNameMatcher(string name) => (Name, _core) = (name, RemoveEnding(name));

    /// <summary>The name as the document gives it.</summary>
    public string Name { get; }

    /// <summary>
    /// Text that every short-form match contains in its title or an alias: the end of the name without its ending. Empty if the
    /// name is too short to have short-form matches.
    /// </summary>
    /// <remarks>The database narrows the candidates by this text, the class decides which of them match.</remarks>
    public string RequiredText
    {
        get
        {
            if (_core.Length < MinCoreLength)
            {
                return "";
            }

            // Never splits a surrogate pair: half of one is no text that a database can search for.
            var start = _core.Length - MinCoreLength;
            return _core[(char.IsLowSurrogate(_core[start]) && start > 0 ? start - 1 : start)..];
        }
    }

    /// <summary>The best match among the agency's title and aliases.</summary>
    /// <param name="agency">Closed agencies match too: documents of earlier years name them.</param>
    public NameMatch Match(Agency agency)
    {
        var names = agency.Aliases.Prepend(agency.Title).ToArray();
        return names.Contains(Name) ? NameMatch.Exact
            : names.Any(IsShortForm) ? NameMatch.ShortForm
            : NameMatch.None;
    }

    // The same agency with or without the places that it lies in.
    // 青禾镇 and 临阳县青禾镇 match, whichever of the two the document writes.
    private bool IsShortForm(string known)
    {
        var core = RemoveEnding(known);
        return Math.Min(core.Length, _core.Length) >= MinCoreLength
            && (core.EndsWith(_core, StringComparison.Ordinal) || _core.EndsWith(core, StringComparison.Ordinal));
    }

    // At most one ending is removed; what is left may be empty.
    private static string RemoveEnding(string name)
    {
        // 人民政府 stands before 政府, which it ends with: the first that fits is removed.
        var ending = Array.Find(s_endings, e => name.EndsWith(e, StringComparison.Ordinal)) ?? "";
        return name[..^ending.Length];
    }
}
