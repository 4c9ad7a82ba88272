using System.Text.RegularExpressions;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>The kind of a piece of a flattened table.</summary>
internal enum TextPieceKind
{
    Words,

    /// <summary>A figure, or a mark in the place of one.</summary>
    Figure,

    /// <summary>Digits right behind words: one figure, or one figure a digit.</summary>
    Glued,

    /// <summary>The bar between two cells.</summary>
    Bar,
}

/// <summary>A piece of a flattened table.</summary>
internal readonly record struct TextPiece(TextPieceKind Kind, string Text);

/// <summary>Splits lines of a flattened table into words and figures.</summary>
internal static partial class FlattenedTableText
{
    // A label is shorter than a sentence.
    private const int MinSentence = 20;

    /// <summary>Whether a line is a page number: -3-, 第 3 页 共 8 页, 3/8.</summary>
    public static bool IsPageNumber(string text) => PageNumber().IsMatch(CharacterNormalizer.ToHalfWidth(text));

    /// <summary>Whether a line is of a table of contents: a heading with its page, or the words 目录.</summary>
    public static bool IsContents(string text) => Contents().IsMatch(CharacterNormalizer.ToHalfWidth(text));

    /// <summary>Whether a line in the place of a table is text.</summary>
    public static bool IsSentence(string text) =>
        text.Length >= MinSentence && text.AsSpan().IndexOfAny('。', '！', '？') >= 0;

    /// <summary>The pieces of a line in order.</summary>
    public static IEnumerable<TextPiece> Split(string line)
    {
        foreach (Match part in Parts().Matches(line))
        {
            var text = part.Value;
            if (text == "|")
            {
                yield return new(TextPieceKind.Bar, text);
            }
            else if (PrintedValue.TryParse(text, out _))
            {
                yield return new(TextPieceKind.Figure, text);
            }
            else
            {
                foreach (var piece in Unglue(CharacterNormalizer.ToHalfWidth(text)))
                {
                    yield return piece;
                }
            }
        }
    }

    // 规章000行政规范性文件000 and 00000001.属于国家秘密: words and the digits between them.
    private static IEnumerable<TextPiece> Unglue(string text)
    {
        var from = 0;
        foreach (Match match in Digits().Matches(text))
        {
            var end = match.Index + match.Length;
            var isNumeral = Numeral().IsMatch(text[end..]);
            var figures = isNumeral ? match.Value[..^1] : match.Value;
            if (figures.Length == 0 || IsWord(text, match.Index, end, isNumeral))
            {
                continue;
            }

            if (match.Index > from)
            {
                yield return new(TextPieceKind.Words, text[from..match.Index]);
            }

            yield return new(TextPieceKind.Glued, figures);
            from = match.Index + figures.Length;
        }

        if (from < text.Length)
        {
            yield return new(TextPieceKind.Words, text[from..]);
        }
    }

    // Digits that belong to the words around them: (3), 第20条, 2023年.
    private static bool IsWord(string text, int start, int end, bool isNumeral) =>
        start > 0 && text[start - 1] is '(' or '第' or '〔' or '[' or '.' or '-' or '+'
        || (!isNumeral && end < text.Length && text[end] is ')' or '〕' or ']' or '年' or '月' or '日' or '号' or '.');

    [GeneratedRegex(
        @"^\s*(?:目\s*录|[（(]?[一二三四五六七八九十]{1,2}[、.)）][^。；]{2,45}?(?:\s|[.…·]{2,}|-{3,})[\s.…·-]*[0-9]{1,3})\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Contents();

    // A narrow space between thousands is part of the number.
    [GeneratedRegex(
        @"\||[^\s|]+(?:(?<=[0-9])[\u2007\u2009\u202F](?=[0-9]{3}(?![0-9]))[0-9]{3})*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+(?![0-9]*[.、][^0-9]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[.、,]\s*(?:[\p{L}“""]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Numeral();

    [GeneratedRegex(
        @"^\s*(?:[-—–―·]\s*[0-9]{1,3}\s*[-—–―·]|P\.\s*[0-9]{1,3}|第\s*[0-9]{1,3}\s*页.*|[0-9]{1,3}\s*/\s*[0-9]{1,3}|Page [0-9]+.*)\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PageNumber();
}
