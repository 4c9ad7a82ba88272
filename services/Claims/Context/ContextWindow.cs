namespace Disclosure.Claims.Context;

/// <summary>The words that stand around a number, in the order of the text.</summary>
/// <param name="Left">Between the mark or number before it and the number.</param>
/// <param name="Right">Between the number and the next mark or number.</param>
internal sealed record ContextWindow(List<Token> Left, List<Token> Right)
{
    /// <summary>Whether 、 parts it from the number before: what was said of that one goes on.</summary>
    public bool FollowsItem { get; init; }

    /// <summary>Whether the number is zero, which needs no unit.</summary>
    public bool IsZero { get; init; }

    public bool Has(WordMeaning facet) => InLeft(facet) || InRight(facet);

    public bool InLeft(WordMeaning facet) => Contains(Left, facet);

    public bool InLeft(Func<WordMeaning, bool> isOfKind) => Contains(Left, isOfKind);

    public bool InRight(WordMeaning facet) => Contains(Right, facet);

    /// <summary>Whether a word of a kind stands on either side.</summary>
    public bool HasAny(Func<WordMeaning, bool> isOfKind) => Contains(Left, isOfKind) || Contains(Right, isOfKind);

    /// <summary>The words of a kind: those on the left or, where there are none, those on the right.</summary>
    public List<WordMeaning> FindAll(Func<WordMeaning, bool> isOfKind)
    {
        var left = Pick(Left, isOfKind);
        return left.Count > 0 ? left : Pick(Right, isOfKind);
    }

    public List<WordMeaning> FindLeft(Func<WordMeaning, bool> isOfKind) => Pick(Left, isOfKind);

    /// <summary>What is counted: the noun nearest to the number; Unknown where none is named.</summary>
    public WordMeaning Noun
    {
        get
        {
            for (var i = Left.Count - 1; i >= 0; i--)
            {
                if (Cells.IsNoun(Left[i].Meaning) && Left[i].Meaning != WordMeaning.Channel)
                {
                    return Left[i].Meaning;
                }
            }

            for (var i = 0; i < Right.Count; i++)
            {
                if (Cells.IsNoun(Right[i].Meaning) && Right[i].Meaning != WordMeaning.Channel)
                {
                    return Right[i].Meaning;
                }
            }

            return WordMeaning.Unknown;
        }
    }

    private static bool Contains(List<Token> tokens, WordMeaning facet)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Meaning == facet)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(List<Token> tokens, Func<WordMeaning, bool> isOfKind)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Meaning))
            {
                return true;
            }
        }

        return false;
    }

    private static List<WordMeaning> Pick(List<Token> tokens, Func<WordMeaning, bool> isOfKind)
    {
        var found = new List<WordMeaning>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Meaning) && !found.Contains(tokens[i].Meaning))
            {
                found.Add(tokens[i].Meaning);
            }
        }

        return found;
    }
}
