using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Terms of rules, in which a star stands for a row or column.</summary>
internal static class RuleTerm
{
    /// <summary>The index of the cell that a term means when its star stands for a name.</summary>
    /// <param name="rule">The rule that the term belongs to, for the message.</param>
    /// <param name="term">table.row.column, of which one part may be a star.</param>
    /// <param name="star">Name of the row or column that the star stands for.</param>
    /// <exception cref="InvalidDataException">The edition has no such cell: its rules do not fit its tables.</exception>
    public static int RequireCell(this Edition edition, CellRule rule, string term, string star) =>
        edition.IndexOf(term.Replace("*", star, StringComparison.Ordinal)) is >= 0 and var index
            ? index
            : throw new InvalidDataException(
                $"rules.json of edition {edition.Id}: {rule.Code} names {term}, which has no cell for {star}."
            );
}
