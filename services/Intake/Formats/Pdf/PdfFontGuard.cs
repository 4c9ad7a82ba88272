using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>
/// Looks at what fonts say of their characters before the library walks through it: a range of codes is a few bytes in the
/// file, and every code of it one in memory.
/// </summary>
internal static partial class PdfFontGuard
{
    // Codes have two bytes, some character sets four; no font has more characters than two bytes count.
    private const int MaxCodeBytes = 4;
    private const long MaxCodes = 1 << 20;
    private const int MaxDepth = 64;

    public static void Check(PdfDocument document, CancellationToken cancellation)
    {
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            cancellation.ThrowIfCancellationRequested();
            Check(document, document.Structure.TokenScanner.Get(reference)?.Data, 0);
        }
    }

    private static void Check(PdfDocument document, IToken? token, int depth)
    {
        if (depth > MaxDepth)
        {
            throw DocumentErrors.TooLarge("文档嵌套层数", MaxDepth);
        }

        switch (token)
        {
            case StreamToken stream:
                Check(document, stream.StreamDictionary, depth + 1);
                break;
            case ArrayToken array:
                foreach (var item in array.Data)
                {
                    Check(document, item, depth + 1);
                }

                break;
            case DictionaryToken dictionary:
                foreach (var (key, value) in dictionary.Data)
                {
                    CheckEntry(document, key, value);
                    Check(document, value, depth + 1);
                }

                break;
        }
    }

    private static void CheckEntry(PdfDocument document, string key, IToken value)
    {
        var target = value is IndirectReferenceToken reference
            ? document.Structure.TokenScanner.Get(reference.Data)?.Data
            : value;
        switch (key, target)
        {
            case ("ToUnicode" or "Encoding", StreamToken map):
                var structure = document.Structure;
                CheckRanges(
                    Encoding.Latin1.GetString(map.Decode(structure.FilterProvider, structure.TokenScanner).Span)
                );
                break;
            case ("W" or "W2", ArrayToken widths):
                CheckWidths(widths);
                break;
        }
    }

    // first last width; first [width width …]
    private static void CheckWidths(ArrayToken widths)
    {
        var codes = 0L;
        for (var i = 0; i + 1 < widths.Length; i++)
        {
            if (widths[i] is NumericToken first && widths[i + 1] is NumericToken last)
            {
                codes += (long)Math.Clamp(last.Double - first.Double, 0, MaxCodes + 1);
                i += 2;
            }
        }

        Bound(codes);
    }

    /// <summary>That the ranges of a map of characters have no more codes than a font has.</summary>
    public static void CheckRanges(string map)
    {
        var codes = 0L;
        foreach (Match section in Ranges().Matches(map))
        {
            var (place, isInArray, first) = (0, false, 0L);
            foreach (Match token in Tokens().Matches(section.Groups["r"].Value))
            {
                isInArray = token.Value == "[" || (isInArray && token.Value != "]");
                if (isInArray)
                {
                    continue;
                }

                if (place++ % 3 is var part and < 2)
                {
                    var code = Code(token.Value);
                    codes += part == 1 ? Math.Max(0, code - first) : 0;
                    first = code;
                }
            }
        }

        Bound(codes);
    }

    // A code that is longer than any is beyond all bounds.
    private static long Code(string token)
    {
        var digits = string.Concat(token.Where(char.IsAsciiHexDigit));
        if (digits.Length > MaxCodeBytes * 2)
        {
            Bound(long.MaxValue);
        }

        return long.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? code : 0;
    }

    private static void Bound(long codes)
    {
        if (codes > MaxCodes)
        {
            throw DocumentErrors.TooLarge("字体的字符数", MaxCodes);
        }
    }

    [GeneratedRegex(
        @"begin(?:bf|cid|notdef)range(?<r>.*?)(?:end(?:bf|cid|notdef)range|\z)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Ranges();

    [GeneratedRegex(@"<[^>]*>?|\[|\]|[^\s<\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
