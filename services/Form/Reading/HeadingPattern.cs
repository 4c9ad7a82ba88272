namespace Disclosure.Form.Reading;

/// <summary>Wordings by which the heading of a section is known where it is none of the accepted titles.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="AllOf">One word of each group must be in the heading.</param>
/// <param name="StartsWith">Empty: the heading may start with anything.</param>
/// <param name="EndsWith">None: the heading may end with anything.</param>
/// <param name="MaxLength">Most letters of the heading; 0: no limit.</param>
public sealed record HeadingPattern(
    string Section,
    IReadOnlyList<IReadOnlyList<string>> AllOf,
    string StartsWith,
    IReadOnlyList<string> EndsWith,
    int MaxLength
)
{
    /// <param name="letters">The heading's letters, without its number.</param>
    public bool Matches(string letters) =>
        (MaxLength == 0 || letters.Length <= MaxLength)
        && letters.StartsWith(StartsWith, StringComparison.Ordinal)
        && (EndsWith.Count == 0 || EndsWith.Any(w => letters.EndsWith(w, StringComparison.Ordinal)))
        && AllOf.All(group => group.Any(w => letters.Contains(w, StringComparison.Ordinal)));
}
