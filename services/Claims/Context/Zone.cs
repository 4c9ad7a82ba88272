namespace Disclosure.Claims.Context;

/// <summary>The words that stand around a number, in the order of the text.</summary>
/// <param name="Left">Between the mark or number before it and the number.</param>
/// <param name="Right">Between the number and the next mark or number.</param>
internal sealed record Zone(List<Token> Left, List<Token> Right)
{
    /// <summary>Whether 、 parts it from the number before: what was said of that one goes on.</summary>
    public bool FollowsItem { get; init; }

    /// <summary>Whether the number is zero, which needs no unit.</summary>
    public bool IsZero { get; init; }

    public bool Has(Facet facet) => InLeft(facet) || InRight(facet);

    public bool InLeft(Facet facet) => Contains(Left, facet);

    public bool InLeft(Func<Facet, bool> isOfKind) => Contains(Left, isOfKind);

    public bool InRight(Facet facet) => Contains(Right, facet);

    /// <summary>Whether a word of a kind stands on either side.</summary>
    public bool HasAny(Func<Facet, bool> isOfKind) => Contains(Left, isOfKind) || Contains(Right, isOfKind);

    /// <summary>The words of a kind: those on the left or, where there are none, those on the right.</summary>
    public List<Facet> Of(Func<Facet, bool> isOfKind)
    {
        var left = Pick(Left, isOfKind);
        return left.Count > 0 ? left : Pick(Right, isOfKind);
    }

    public List<Facet> LeftOf(Func<Facet, bool> isOfKind) => Pick(Left, isOfKind);

    /// <summary>What is counted: the noun nearest to the number; Unknown where none is named.</summary>
    public Facet Noun
    {
        get
        {
            for (var i = Left.Count - 1; i >= 0; i--)
            {
                if (Cells.IsNoun(Left[i].Facet) && Left[i].Facet != Facet.Channel)
                {
                    return Left[i].Facet;
                }
            }

            for (var i = 0; i < Right.Count; i++)
            {
                if (Cells.IsNoun(Right[i].Facet) && Right[i].Facet != Facet.Channel)
                {
                    return Right[i].Facet;
                }
            }

            return Facet.Unknown;
        }
    }

    private static bool Contains(List<Token> tokens, Facet facet)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Facet == facet)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(List<Token> tokens, Func<Facet, bool> isOfKind)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Facet))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Facet> Pick(List<Token> tokens, Func<Facet, bool> isOfKind)
    {
        var found = new List<Facet>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isOfKind(tokens[i].Facet) && !found.Contains(tokens[i].Facet))
            {
                found.Add(tokens[i].Facet);
            }
        }

        return found;
    }
}
