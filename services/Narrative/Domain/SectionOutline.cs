namespace Disclosure.Narrative.Domain;

/// <summary>The prose sections of the form and their places, the same in every edition (国办公开办函〔2021〕30号).</summary>
internal static class SectionOutline
{
    private static readonly (string Name, string Parent)[] s_places =
    [
        ("preamble", ""),
        ("overview", ""),
        ("proactive_disclosure", "overview"),
        ("requests", "overview"),
        ("information_management", "overview"),
        ("platform", "overview"),
        ("supervision", "overview"),
        ("problems", ""),
        ("issues", "problems"),
        ("improvements", "problems"),
        ("other_matters", ""),
    ];

    private static readonly Dictionary<string, (int Place, string Parent)> s_byName = s_places
        .Select((p, i) => (p, i))
        .ToDictionary(x => x.p.Name, x => (x.i, x.p.Parent));

    /// <summary>Every section, in the order of the form; a parent stands before its sub-sections.</summary>
    public static IEnumerable<string> Names => s_places.Select(p => p.Name);

    public static bool Has(string section) => s_byName.ContainsKey(section);

    /// <summary>Place in the order of the form.</summary>
    public static int PlaceOf(string section) => s_byName[section].Place;

    /// <summary>The section that it is a part of; empty for one that stands by itself.</summary>
    public static string ParentOf(string section) => s_byName[section].Parent;
}
