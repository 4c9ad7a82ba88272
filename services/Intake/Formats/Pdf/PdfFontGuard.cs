using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>
/// Bounds the ranges of character codes in fonts before the library expands them: a range is a few bytes in the file,
/// and every code of it an entry in memory.
/// </summary>
internal static partial class PdfFontGuard
{
    // Codes have two bytes, in some character sets four.
    private const int MaxCodeBytes = 4;

    // No font has more characters than two bytes count; this leaves room for several maps.
    private const long MaxCodes = 1 << 20;
    private const int MaxDepth = 64;

    /// <summary>
    /// Looks at every object of the file. DOCUMENT_TOO_LARGE where a font has more codes, or objects are nested too
    /// deeply.
    /// </summary>
    public static void Check(PdfDocument document, CancellationToken cancellation)
    {
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            cancellation.ThrowIfCancellationRequested();
            Check(document, document.Structure.TokenScanner.Get(reference)?.Data, 0);
        }
    }

    // Looks through dictionaries and arrays; references are followed by the outer loop alone.
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

    // ToUnicode and Encoding are CMaps (ISO 32000-1, 9.10.3); W and W2 hold widths (9.7.4.3).
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

    // Either "first last width", a range, or "first [width width …]", a list.
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

    /// <summary>Bounds the codes of a CMap's ranges: triples of first, last and what they stand for.</summary>
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

    // A code in hexadecimal. One that is longer than any code exceeds every bound.
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
