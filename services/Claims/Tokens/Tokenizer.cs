using Disclosure.Form.References;

namespace Disclosure.Claims.Tokens;

/// <summary>Cuts a text into its words, numbers and marks, in one pass.</summary>
/// <param name="year">The year reported on; 0 where it is not known.</param>
internal sealed class Tokenizer(ClaimVocabulary vocabulary, int year)
{
    // A title in brackets or an address that is longer is none.
    private const int MaxAside = 80;

    private const string Asides = "《〔{hw“\"";

    // Of tokens. No sentence of a report has as many; so what looks around inside a sentence costs no more for long texts.
    private const int MaxSentence = 200;

    private static readonly string[] s_carrying = ["结转", "顺延", "转入", "延期", "延", "延续", "转", "跨", "推迟"];
    private static readonly string[] s_carried = ["结转", "遗留", "转入", "未办结", "延续"];
    private static readonly string[] s_continuing = ["继续办理", "继续处理", "办理", "办结", "答复"];
    private static readonly string[] s_comparing = ["较", "比", "与", "同", "相比", "相较", "较之", "对比", "相较于"];

    // What may begin with a character, but for words.
    private const byte AtMark = 1;
    private const byte AtNumber = 2;
    private const byte AtAside = 4;

    private static readonly byte[] s_kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => KindOf((char)c))];

    private readonly Lexicon _lexicon = vocabulary.Lexicon;

    public List<Token> Cut(string text)
    {
        var tokens = new List<Token>(16 + (text.Length / 4));
        var (at, begun) = (0, 0);
        while (at < text.Length)
        {
            // Most characters begin nothing.
            var kind = s_kinds[text[at]];
            if (kind == 0 && !_lexicon.Begins(text[at]))
            {
                at++;
                continue;
            }

            if (tokens.Count > 0 && tokens[^1].Kind == TokenKind.Stop)
            {
                begun = tokens.Count;
            }
            else if (tokens.Count - begun >= MaxSentence)
            {
                tokens.Add(new(TokenKind.Stop, at, at));
            }

            var aside = (kind & AtAside) != 0 ? AsideEnd(text, at) : 0;
            if (aside > 0 && text[at] == '{')
            {
                var quantity = QuantityReader.ReadReference(text, at, aside);
                tokens.Add(new(TokenKind.Number, at, quantity.UnitEnd, Number: quantity));
            }

            at = aside > 0 ? aside : Next(text, at, kind, tokens);
        }

        tokens.Add(new(TokenKind.Stop, text.Length, text.Length));
        return tokens;
    }

    private static byte KindOf(char c) =>
        (byte)(
            (Mark(c) is null ? 0 : AtMark)
            | (QuantityReader.Begins(c) ? AtNumber : 0)
            | (Asides.Contains(c, StringComparison.Ordinal) ? AtAside : 0)
        );

    private int Next(string text, int at, byte kind, List<Token> tokens)
    {
        if ((kind & AtMark) != 0 && Mark(text[at]) is { } mark)
        {
            tokens.Add(mark with { Start = at, End = at + 1 });
            return at + 1;
        }

        if (_lexicon.Match(text.AsSpan(at), out var length) is { } entry)
        {
            var end = at + length;
            foreach (var concept in entry.Concepts)
            {
                tokens.Add(new(TokenKind.Word, at, end, concept));
            }

            return end;
        }

        if ((kind & AtNumber) == 0)
        {
            return at + 1;
        }

        if (QuantityReader.TryRead(text, at, out var quantity, out var after))
        {
            AddNumber(text, quantity, tokens);
        }

        return Math.Max(after, at + 1);
    }

    private void AddNumber(string text, Quantity quantity, List<Token> tokens)
    {
        switch (quantity.Unit)
        {
            case QuantityUnit.Year when quantity.Value is >= 1990 and <= 2100:
                AddYear(text, quantity, tokens);
                break;
            case QuantityUnit.Month:
                tokens.Add(
                    Word(
                        quantity,
                        quantity.Value == 12 && !BeginsLater(text, quantity.Start)
                            ? WordMeaning.ThisYear
                            : WordMeaning.OtherPeriod
                    )
                );
                break;
            case QuantityUnit.Kind:
            case QuantityUnit.None when text.AsSpan(quantity.End) is ['.' or '．', ..]:
                break;
            default:
                tokens.Add(new(TokenKind.Number, quantity.Start, quantity.UnitEnd, Number: quantity));
                AddAmong(text, quantity.UnitEnd, tokens);
                break;
        }
    }

    // 29件中维持21件: the first is the whole of what follows.
    private static void AddAmong(string text, int at, List<Token> tokens)
    {
        if (
            at < text.Length
            && text[at] == '中'
            && !(at + 1 < text.Length && text[at + 1] is '心' or '小' or '学' or '央')
        )
        {
            tokens.Add(new(TokenKind.Word, at, at + 1, ClaimConcept.ForMeaning(WordMeaning.PartOf)));
        }
    }

    // 7至12月 is no year, as 1至12月 is.
    private static bool BeginsLater(string text, int month)
    {
        var before = text.AsSpan(0, month);
        if (before is not [.., '至' or '到' or '-' or '—' or '－' or '–' or '~' or '～'])
        {
            return false;
        }

        before = before[..^1].TrimEnd('月');
        var digits = before.Length;
        while (digits > 0 && QuantityReader.IsDigit(before[digits - 1]))
        {
            digits--;
        }

        return digits < before.Length && before[digits..] is not ("1" or "１" or "01");
    }

    private void AddYear(string text, Quantity quantity, List<Token> tokens)
    {
        var before = text.AsSpan(0, quantity.Start).TrimEnd(' ');
        var after = text.AsSpan(quantity.UnitEnd).TrimStart("度全年的 ");
        var distance = year == 0 ? 0 : (int)quantity.Value - year;
        // 、 is a token of its own.
        var earlier = tokens is [.., _, { Kind: TokenKind.Comma }] ? tokens.Count - 2 : tokens.Count - 1;
        if (
            earlier >= 0
            && IsYear(tokens[earlier].Meaning)
            && text.AsSpan(tokens[earlier].End, quantity.Start - tokens[earlier].End)
                is "至"
                    or "-"
                    or "—"
                    or "到"
                    or "——"
                    or "、"
                    or "和"
        )
        {
            tokens[earlier] = tokens[earlier] with { Word = ClaimConcept.ForMeaning(WordMeaning.OtherPeriod) };
            tokens.Add(Word(quantity, WordMeaning.OtherPeriod));
        }
        else if (distance < 0 && StartsWithAny(after, s_carried))
        {
            tokens.Add(Word(quantity, vocabulary.CarriedIn));
        }
        else if (
            distance > 0
            && (EndsWithAny(before.TrimEnd("至到于入"), s_carrying) || StartsWithAny(after, s_continuing))
        )
        {
            tokens.Add(Word(quantity, vocabulary.CarriedOut));
        }
        else if (distance < 0 && EndsWithAny(before, s_comparing))
        {
            tokens.Add(Word(quantity, WordMeaning.Compare));
        }
        else
        {
            tokens.Add(
                Word(
                    quantity,
                    distance switch
                    {
                        0 => WordMeaning.ThisYear,
                        -1 => WordMeaning.LastYear,
                        > 0 => WordMeaning.NextYear,
                        _ => WordMeaning.OtherPeriod,
                    }
                )
            );
        }
    }

    private static bool IsYear(WordMeaning facet) =>
        facet is WordMeaning.ThisYear or WordMeaning.LastYear or WordMeaning.NextYear or WordMeaning.OtherPeriod;

    private static Token Word(Quantity quantity, WordMeaning meaning) =>
        Word(quantity, ClaimConcept.ForMeaning(meaning));

    private static Token Word(Quantity quantity, ClaimConcept concept) =>
        new(TokenKind.Word, quantity.Start, quantity.UnitEnd, concept);

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    // Titles in 《》, notice numbers in 〔〕, references in {{}} and addresses state nothing of their own.
    private static int AsideEnd(string text, int at) =>
        text[at] switch
        {
            '《' => EndOf(text, at, '》'),
            '〔' => EndOf(text, at, '〕'),
            '{' when text.AsSpan(at).StartsWith("{{") => EndOf(text, at, '}', CellReference.MaxLength)
                is > 0
                    and var end
            && end < text.Length
            && text[end] == '}'
                ? end + 1
                : 0,
            'h' or 'w' when text.AsSpan(at).StartsWith("http") || text.AsSpan(at).StartsWith("www.") => EndOfAddress(
                text,
                at
            ),
            '“' or '"' when IsQuotedNumber(text, at, out var end) => end,
            _ => 0,
        };

    private static int EndOf(string text, int at, char close, int most = MaxAside)
    {
        var length = text.AsSpan(at, Math.Min(most, text.Length - at)).IndexOf(close);
        return length < 0 ? 0 : at + length + 1;
    }

    private static int EndOfAddress(string text, int at)
    {
        while (at < text.Length && text[at] is > ' ' and < '\u007F')
        {
            at++;
        }

        return at;
    }

    private static bool IsQuotedNumber(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && QuantityReader.IsDigit(text[end]))
        {
            end++;
        }

        var isQuoted = end > at + 1 && end < text.Length && text[end] is '”' or '"';
        end++;
        return isQuoted;
    }

    private static Token? Mark(char c) =>
        c switch
        {
            '、' => new(TokenKind.Comma, 0, 0),
            '，' or ',' => new(TokenKind.Break, 0, 0, Mark: '，'),
            '；' or ';' => new(TokenKind.Break, 0, 0, Mark: '；'),
            '：' or ':' => new(TokenKind.Break, 0, 0, Mark: '：'),
            '（' or '(' => new(TokenKind.Break, 0, 0, Mark: '（'),
            '）' or ')' => new(TokenKind.Break, 0, 0, Mark: '）'),
            '。' or '！' or '？' or '!' or '?' or '\n' => new(TokenKind.Stop, 0, 0),
            _ => null,
        };
}
