using System.Text;

namespace Disclosure.Rendering.Fonts;

/// <summary>A character that its own face lacks, and the face that drew it.</summary>
/// <param name="Character">One character, as text.</param>
internal sealed record FontFallback(string Character, FontRole Role, string Used);

/// <summary>What could not be drawn as meant; empty for nearly every report.</summary>
/// <param name="Missing">Characters that no face has; 〓 stands in their place.</param>
internal sealed record FontNotes(
    IReadOnlyList<FontSubstitution> Substitutions,
    IReadOnlyList<FontFallback> Fallbacks,
    IReadOnlyList<string> Missing
)
{
    public static FontNotes None { get; } = new([], [], []);
}

/// <summary>Picks faces for characters and remembers what it had to do.</summary>
/// <remarks>One a document: the notes tell of that document alone. Not for several threads.</remarks>
internal sealed class FontPicker(FontSet faces)
{
    // What printers put where they have no sort of a character.
    // In order of preference: geta 〓, an empty box, a question mark that every face has.
    private static readonly Rune[] s_geta = [.. "〓□?".EnumerateRunes()];

    // Sorted, so that notes come in the same order everywhere.
    private readonly SortedDictionary<(int Character, FontRole Role), string> _fallbacks = [];
    private readonly SortedSet<int> _missing = [];

    public FontNotes Notes =>
        new(
            faces.Substitutions,
            [.. _fallbacks.Select(f => new FontFallback(new Rune(f.Key.Character).ToString(), f.Key.Role, f.Value))],
            [.. _missing.Select(c => new Rune(c).ToString())]
        );

    /// <summary>The face and the character to draw, which is another one where no face has it.</summary>
    public (FontFace Face, Rune Drawn) Pick(FontRole role, Rune character)
    {
        var meant = faces.Preferred(role, character);
        if (meant.GlyphOf(character) != 0)
        {
            return (meant, character);
        }

        if (faces.FindFallback(role, character) is { } other)
        {
            // Once a character and role, however often the report has it.
            _fallbacks.TryAdd((character.Value, role), other.Name);
            return (other, character);
        }

        _missing.Add(character.Value);
        // The question mark at least is in every face that is loaded.
        var stand = s_geta.First(c => faces.FindFallback(role, c) is not null);
        return (faces.FindFallback(role, stand)!, stand);
    }
}
