using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Sentences;

/// <summary>Builds the context windows of one sentence.</summary>
/// <param name="from">First token of the sentence.</param>
/// <param name="to">Its stop.</param>
internal sealed class ContextWindowBuilder(List<Token> tokens, int from, int to)
{
    /// <summary>The window of a number, or of a word such as 分别为.</summary>
    public ContextWindow BuildAt(int at)
    {
        var first = FirstOf(at);
        // Words that name nothing countable: the phrase before is asked.
        var left = AfterIncludes(Words(first, at));
        var right = tokens[at].Kind == TokenKind.Number ? Right(at, SaysNothing(left), left.Exists(SaysWhat)) : [];
        var before = SaysNothing(left) ? Words(BeforeBreak(first), at) : left;
        return SaysNothing(left) && (SaysNothing(right) || before.Exists(t => t.Concept.IsReason))
            ? new(before, right)
            : new(left, right) { FollowsItem = IsItem(first, at) };
    }

    // 、 before the words, or right before the number.
    private bool IsItem(int first, int at) =>
        first > from
        && (tokens[first].Kind == TokenKind.Comma || (first == at && tokens[at - 1].Kind == TokenKind.Comma));

    // The first word or 、 of those that lead up to a number.
    private int FirstOf(int at)
    {
        // 受理申请（65件）: the brackets hold the number of what stands before them.
        var first =
            at - 1 > from && tokens[at - 1].Mark == '（' && at < to && tokens[at + 1].Mark == '）' ? at - 1 : at;
        while (first > from)
        {
            if (
                tokens[first - 1].Kind == TokenKind.Word
                || (tokens[first - 1].Kind == TokenKind.Comma && !IsSpokenAfter(first - 1, at))
            )
            {
                first--;
            }
            else if (tokens[first - 1].Mark == '）' && OpeningOf(first - 1) is > 0 and var opening)
            {
                first = opening;
            }
            else
            {
                break;
            }
        }

        return first;
    }

    // 公开（含部分公开）共78件: the bracket before a closing one, if it holds words alone; otherwise 0.
    private int OpeningOf(int closing)
    {
        var at = closing - 1;
        while (at > from && tokens[at].Kind is TokenKind.Word or TokenKind.Comma)
        {
            at--;
        }

        return at > from && tokens[at].Mark == '（' ? at : 0;
    }

    // 5件部分公开、3件不予公开: the words before 、 are those of the number before them.
    private bool IsSpokenAfter(int comma, int at)
    {
        if (comma != at - 1 || tokens[at + 1].Kind != TokenKind.Word)
        {
            return false;
        }

        var number = comma - 1;
        while (number > from && tokens[number].Kind == TokenKind.Word)
        {
            number--;
        }

        return number < comma - 1
            && tokens[number].Kind == TokenKind.Number
            && (
                number == from
                || tokens[number - 1].Kind != TokenKind.Word
                || tokens[number - 1].Meaning == WordMeaning.PartOf
            );
    }

    // 法人申请含商业企业10件: what is counted is what is included.
    private static List<Token> AfterIncludes(List<Token> words) =>
        words.FindLastIndex(t => t.Meaning == WordMeaning.Includes) is > 0 and var at ? words[at..] : words;

    // Up to the next mark; past 、 and ， only where no number follows that has these words for itself.
    private List<Token> Right(int at, bool goOn, bool isSaid)
    {
        var words = Words(at + 1, EndOfWords(at + 1));
        var all = words.FindIndex(t => t.Meaning is WordMeaning.All or WordMeaning.Each);
        if (words.FindIndex(t => t.Meaning == WordMeaning.PartOf) is >= 0 and var among)
        {
            return words[..among];
        }

        if (all >= 0 && isSaid)
        {
            return words[..all];
        }

        // 29件申请全部由自然人提出: what is said of all of them says something of its own.
        if (all > 0 && words[all..].Exists(t => t.Concept.IsColumn) && !words.Exists(t => t.Concept.IsRow))
        {
            return words[..(all + 1)];
        }

        var end = at + 1 + words.Count;
        if (end < to && tokens[end].Kind == TokenKind.Comma)
        {
            var more = Phrase(end);
            words = [.. words, .. more];
            end = more.Count > 0 ? EndOfPhrase(end) : end;
        }

        return goOn && SaysNothing(words) && end < to && tokens[end].Mark == '，'
            ? [.. words, .. Phrase(end + 1).Where(t => SaysWhatBecame(t))]
            : words;
    }

    // What may be said of a number in the phrase after it.
    private static bool SaysWhatBecame(Token word) =>
        word.Meaning is WordMeaning.CarriedOut or WordMeaning.CarriedOver or WordMeaning.NextYear or WordMeaning.Pending
        || word.Concept.IsResult;

    // The words up to the next break; none where a number comes first.
    private List<Token> Phrase(int at)
    {
        var end = EndOfPhrase(at);
        return tokens[end].Kind == TokenKind.Number ? [] : Words(at, end);
    }

    // The first token at or after a place that is neither a word nor 、.
    private int EndOfPhrase(int at)
    {
        while (at < to && tokens[at].Kind is TokenKind.Word or TokenKind.Comma)
        {
            at++;
        }

        return at;
    }

    // The first token at or after a place that is no word.
    private int EndOfWords(int at)
    {
        while (at < to && tokens[at].Kind == TokenKind.Word)
        {
            at++;
        }

        return at;
    }

    // …申请，共计15件: the phrase before says what is counted, unless it has a number of its own.
    private int BeforeBreak(int first)
    {
        if (first - 1 <= from || tokens[first - 1] is not { Kind: TokenKind.Break, Mark: '，' or '：' })
        {
            return first;
        }

        var at = first - 1;
        while (at > from && tokens[at - 1].Kind is TokenKind.Word or TokenKind.Comma)
        {
            at--;
        }

        // 有1名申请人大量反复申请，涉及申请28件: the reason is what is counted, whoever the number before speaks of.
        return
            at > from
            && tokens[at - 1].Kind == TokenKind.Number
            && !(
                tokens[at - 1].Quantity.Unit is QuantityUnit.Person or QuantityUnit.Foreign
                && tokens[at..first].Exists(t => t.Concept.IsReason)
            )
            ? first
            : at;
    }

    // 部分公开4件均系…: what is counted is said, and of all of it something else.
    private static bool SaysWhat(Token word) =>
        (word.Concept.IsRow && word.Meaning != WordMeaning.OtherAny) || word.Concept.IsColumn || word.Concept.IsOutcome;

    // Words that name no row, column or outcome, so that the phrase before is asked.
    private static bool SaysNothing(List<Token> words) =>
        words.All(t =>
            t.Meaning
                is WordMeaning.PlainRequest
                    or WordMeaning.RequestTopic
                    or WordMeaning.Sum
                    or WordMeaning.Noop
                    or WordMeaning.ThisYear
                    or WordMeaning.All
                    or WordMeaning.Each
                    or WordMeaning.WholeScope
                    or WordMeaning.AndOthers
        );

    // Words in brackets are an aside, but for results: 公开（含部分公开）.
    private List<Token> Words(int first, int end)
    {
        var words = new List<Token>();
        var isAside = false;
        for (var i = first; i < end; i++)
        {
            isAside = tokens[i].Kind == TokenKind.Break ? tokens[i].Mark == '（' && i < end - 1 : isAside;
            if (tokens[i].Kind == TokenKind.Word && (!isAside || tokens[i].Concept.IsResult))
            {
                words.Add(tokens[i]);
            }
        }

        return words;
    }
}
