using Disclosure.Claims.Concepts;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Context;

/// <summary>The words around a number, in the order of the text.</summary>
/// <param name="Left">Between the mark or number before it and the number.</param>
/// <param name="Right">Between the number and the next mark or number.</param>
internal sealed record ContextWindow(List<Token> Left, List<Token> Right)
{
    /// <summary>Whether 、 separates it from the number before, whose topic it then shares.</summary>
    public bool FollowsItem { get; init; }

    /// <summary>Whether the number is zero, which needs no unit.</summary>
    public bool IsZero { get; init; }

    /// <summary>What is counted: the noun nearest to the number; Unknown where none is named.</summary>
    public WordMeaning Noun
    {
        get
        {
            for (var i = Left.Count - 1; i >= 0; i--)
            {
                if (IsCounted(Left[i]))
                {
                    return Left[i].Meaning;
                }
            }

            for (var i = 0; i < Right.Count; i++)
            {
                if (IsCounted(Right[i]))
                {
                    return Right[i].Meaning;
                }
            }

            return WordMeaning.Unknown;
        }
    }

    /// <summary>Whether 合计 and the like are all there is: …3件，…4件，合计7件.</summary>
    public bool IsSumAlone => Left is [{ Meaning: WordMeaning.Sum }] && Right.Count == 0;

    /// <summary>Whether a word of the meaning is on either side.</summary>
    public bool Has(WordMeaning meaning) => InLeft(meaning) || InRight(meaning);

    /// <summary>Whether a word of the meaning is before the number.</summary>
    public bool InLeft(WordMeaning meaning) => Contains(Left, meaning);

    /// <summary>Whether a word of a kind is before the number.</summary>
    public bool InLeft(Func<ClaimConcept, bool> isOfKind) => Contains(Left, isOfKind);

    /// <summary>Whether a word of the meaning is after the number.</summary>
    public bool InRight(WordMeaning meaning) => Contains(Right, meaning);

    /// <summary>Whether a word of a kind is on either side.</summary>
    public bool HasAny(Func<ClaimConcept, bool> isOfKind) => Contains(Left, isOfKind) || Contains(Right, isOfKind);

    /// <summary>The concepts of a kind: those on the left or, where there are none, those on the right. Each once.</summary>
    public List<ClaimConcept> FindAll(Func<ClaimConcept, bool> isOfKind)
    {
        var left = FindAll(Left, isOfKind);
        return left.Count > 0 ? left : FindAll(Right, isOfKind);
    }

    /// <summary>The concepts of a kind on the left, each once.</summary>
    public List<ClaimConcept> FindLeft(Func<ClaimConcept, bool> isOfKind) => FindAll(Left, isOfKind);

    // 网络 and 当面 say how a request came, and are not what is counted.
    private static bool IsCounted(Token token) => token.Concept.IsNoun && token.Meaning != WordMeaning.Channel;

    // Loops, as these are asked many times of every number.
    private static bool Contains(List<Token> tokens, WordMeaning meaning)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Meaning == meaning)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(List<Token> tokens, Func<ClaimConcept, bool> isOfKind)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Concept))
            {
                return true;
            }
        }

        return false;
    }

    private static List<ClaimConcept> FindAll(List<Token> tokens, Func<ClaimConcept, bool> isOfKind)
    {
        var found = new List<ClaimConcept>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Concept) && !found.Contains(tokens[i].Concept))
            {
                found.Add(tokens[i].Concept);
            }
        }

        return found;
    }
}
