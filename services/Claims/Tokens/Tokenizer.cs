using Disclosure.Claims.Concepts;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;

namespace Disclosure.Claims.Tokens;

/// <summary>Cuts a text into its words, numbers and marks, in one pass.</summary>
/// <param name="year">The report year; 0 where it is not known.</param>
internal sealed class Tokenizer(ClaimVocabulary vocabulary, int year)
{
    // In tokens. No sentence of a report has as many, and what looks around inside a sentence then costs no more for long texts.
    private const int MaxSentence = 200;

    // What may begin with a character, apart from words.
    private const byte AtMark = 1;
    private const byte AtNumber = 2;
    private const byte AtAside = 4;

    private static readonly byte[] s_kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => KindOf((char)c))];

    private readonly Lexicon _lexicon = vocabulary.Lexicon;
    private readonly DateReader _dates = new(vocabulary, year);

    /// <summary>The tokens in the order of the text; the last one is always a stop.</summary>
    public List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(16 + (text.Length / 4));
        var (at, begun) = (0, 0);
        while (at < text.Length)
        {
            // Most characters begin nothing.
            // One byte a character tells what may begin there.
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
                // An artificial stop: numbers on both sides of it are still read.
                tokens.Add(new(TokenKind.Stop, at, at));
            }

            var aside = (kind & AtAside) != 0 ? AsideReader.FindEnd(text, at) : 0;
            if (aside > 0 && text[at] == '{')
            {
                var quantity = QuantityReader.ReadReference(text, at, aside);
                tokens.Add(new(TokenKind.Number, at, quantity.UnitEnd, Number: quantity));
            }

            at = aside > 0 ? aside : ReadNext(text, at, kind, tokens);
        }

        tokens.Add(new(TokenKind.Stop, text.Length, text.Length));
        return tokens;
    }

    // Worked out for every character once: the scan asks for it at each place.
    private static byte KindOf(char c) =>
        (byte)(
            (PunctuationMarks.Find(c) is null ? 0 : AtMark)
            | (QuantityReader.Begins(c) ? AtNumber : 0)
            | (AsideReader.Begins(c) ? AtAside : 0)
        );

    // Adds what begins at a place, if anything does, and returns where to go on.
    private int ReadNext(string text, int at, byte kind, List<Token> tokens)
    {
        if ((kind & AtMark) != 0 && PunctuationMarks.Find(text[at]) is { } mark)
        {
            tokens.Add(mark with { Start = at, End = at + 1 });
            return at + 1;
        }

        // Words come before numbers: 一季度 is a period and no quantity.
        if (_lexicon.Match(text.AsSpan(at), out var length) is { } entry)
        {
            var end = at + length;
            // A word with several meanings gives a token each, at the same place.
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

        // At least one character on, or the scan would stand still.
        return Math.Max(after, at + 1);
    }

    // Dates are words, and numbers that count kinds or items are nothing.
    private void AddNumber(string text, Quantity quantity, List<Token> tokens)
    {
        switch (quantity.Unit)
        {
            // 1990 to 2100: other four-digit numbers before 年 are counts of years or mistakes.
            case QuantityUnit.Year when quantity.Value is >= 1990 and <= 2100:
                _dates.AddYear(text, quantity, tokens);
                break;
            case QuantityUnit.Month:
                DateReader.AddMonth(text, quantity, tokens);
                break;
            // 3类 counts kinds, and 1. numbers an item.
            case QuantityUnit.Kind:
            case QuantityUnit.None when text.AsSpan(quantity.End) is ['.' or '．', ..]:
                break;
            default:
                tokens.Add(new(TokenKind.Number, quantity.Start, quantity.UnitEnd, Number: quantity));
                AddPartOf(text, quantity.UnitEnd, tokens);
                break;
        }
    }

    // 29件中维持21件: the first number is the whole of what follows. 中心, 中小, 中学 and 中央 are words of their own.
    private static void AddPartOf(string text, int at, List<Token> tokens)
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
}
