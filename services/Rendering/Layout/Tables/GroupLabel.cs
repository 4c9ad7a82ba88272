using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>The label of a group of rows, such as （三）不予公开: in one line, or its number above its words.</summary>
internal static class GroupLabel
{
    // What is longer is broken like any other text.
    private const int MaxCharacters = 8;

    // Of a number with its brackets.
    private const int MaxNumberLength = 4;

    /// <summary>What it takes in one line; 0 where it is too long to be kept in one.</summary>
    public static int WidthInOneLine(IReadOnlyList<ShapedGlyph> sorts, int em)
    {
        var width = sorts.Sum(s => s.Width);
        return width <= MaxCharacters * em ? width : 0;
    }

    /// <summary>What it takes where its words stand below its number; 0 where it has none.</summary>
    public static int WidthBelowNumber(IReadOnlyList<ShapedGlyph> sorts, int em)
    {
        var words = WordsAfterNumber(sorts);
        return words == 0 || WidthInOneLine(sorts, em) == 0 ? 0 : sorts.Skip(words).Sum(s => s.Width);
    }

    /// <summary>Its number and its words as two lines; none where it has no number or the words are too wide.</summary>
    public static List<LineSpan> BreakAfterNumber(IReadOnlyList<ShapedGlyph> sorts, int em, int room)
    {
        var width = WidthBelowNumber(sorts, em);
        var words = WordsAfterNumber(sorts);
        return width == 0 || width > room ? [] : [new(0, words), new(words, sorts.Count)];
    }

    // Where the words begin; 0 where no number in brackets stands before them.
    private static int WordsAfterNumber(IReadOnlyList<ShapedGlyph> sorts)
    {
        if (sorts.Count == 0 || sorts[0].Class != CharacterClass.Open)
        {
            return 0;
        }

        for (var i = 1; i < sorts.Count - 1 && i < MaxNumberLength; i++)
        {
            if (sorts[i].Class == CharacterClass.Close)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
