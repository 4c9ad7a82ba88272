namespace Disclosure.Form;

/// <summary>
/// A cell equals sum(previous) + sum(plus) - sum(minus), where the previous terms are read from last year's sheet. In every term the
/// star is the row or column that it is in the cell.
/// </summary>
/// <param name="Cell">Term of the cells that are checked.</param>
/// <param name="Previous">Terms of last year's sheet.</param>
public sealed record CarryOverRule(string Cell, IReadOnlyList<string> Previous) : RuleCondition
{
    /// <summary>Terms of this year's sheet that are added.</summary>
    public IReadOnlyList<string> Plus { get; init; } = [];

    /// <summary>Terms of this year's sheet that are subtracted.</summary>
    public IReadOnlyList<string> Minus { get; init; } = [];

    /// <summary>Whether the cell may be more.</summary>
    public bool AtLeast { get; init; }

    /// <summary>Names of rows or columns that the star does not stand for.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}
