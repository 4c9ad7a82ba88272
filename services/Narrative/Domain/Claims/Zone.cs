namespace Disclosure.Narrative.Domain.Claims;

/// <summary>The words that stand around a number, in the order of the text.</summary>
/// <param name="Left">Between the mark or number before it and the number.</param>
/// <param name="Right">Between the number and the next mark or number.</param>
internal sealed record Zone(IReadOnlyList<Token> Left, IReadOnlyList<Token> Right)
{
    /// <summary>Whether 、 parts it from the number before: what was said of that one goes on.</summary>
    public bool FollowsItem { get; init; }

    public bool Has(Facet facet) => InLeft(facet) || InRight(facet);

    public bool InLeft(Facet facet) => Contains(Left, facet);

    public bool InRight(Facet facet) => Contains(Right, facet);

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

            return Right.FirstOrDefault(t => Cells.IsNoun(t.Facet) && t.Facet != Facet.Channel).Facet;
        }
    }

    private static bool Contains(IReadOnlyList<Token> tokens, Facet facet)
    {
        foreach (var token in tokens)
        {
            if (token.Facet == facet)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Facet> Pick(IReadOnlyList<Token> tokens, Func<Facet, bool> isOfKind)
    {
        var found = new List<Facet>();
        foreach (var token in tokens)
        {
            if (isOfKind(token.Facet) && !found.Contains(token.Facet))
            {
                found.Add(token.Facet);
            }
        }

        return found;
    }
}
