using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Subjects;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Comparison;

/// <summary>Relates parts to their whole by the cells that they speak of.</summary>
internal static class PartRelations
{
    /// <summary>The relation of a part to its whole; a number without a subject is Unclaimed.</summary>
    /// <param name="whole">Null where the number is no claim.</param>
    /// <param name="part">Null where the number is no claim.</param>
    public static PartRelation Relate(ClaimSubject? whole, ClaimSubject? part, ClaimVocabulary vocabulary)
    {
        if (part is null)
        {
            return PartRelation.Unclaimed;
        }

        if (whole is null || whole.Cells.Table != part.Cells.Table || whole.OfLastYear != part.OfLastYear)
        {
            return PartRelation.None;
        }

        // The same rows, and one side without a column: parts by applicant or by outcome.
        if (whole.Rows.SequenceEqual(part.Rows) && whole.IsTotal && !part.IsTotal)
        {
            return PartRelation.Columns;
        }

        if (!whole.IsTotal || !part.IsTotal)
        {
            return PartRelation.None;
        }

        return whole.Topic switch
        {
            ClaimTopic.Proceedings when part.Rows.All(whole.Rows.Contains) => PartRelation.Proceedings,
            ClaimTopic.Requests => RelateRequests(whole, part, vocabulary),
            _ => PartRelation.None,
        };
    }

    /// <summary>Whether the parts, all of one relation, are all that there can be, so that they must add up to the whole.</summary>
    public static bool AreComplete(
        IReadOnlyList<(PartRelation Relation, ClaimSubject? Subject)> parts,
        ClaimVocabulary vocabulary
    ) =>
        parts[0].Relation switch
        {
            PartRelation.Columns when parts[0].Subject!.Topic == ClaimTopic.Proceedings => parts.Count
                == vocabulary.OutcomeCount,
            // Natural persons and organizations of every kind.
            PartRelation.Columns => parts.Count == 2
                && parts.Any(p => p.Subject!.Columns.SequenceEqual(vocabulary.Person.Columns))
                && parts.Any(p => p.Subject!.Columns.Count > 1),
            PartRelation.Proceedings or PartRelation.Sources => parts.Count == 2,
            _ => false,
        };

    // Reasons belong to the group that is named by a pattern; results belong to all requests.
    private static PartRelation RelateRequests(ClaimSubject whole, ClaimSubject part, ClaimVocabulary vocabulary)
    {
        if (whole.Rows is [var group] && group.EndsWith('*'))
        {
            return part.Rows[0].StartsWith(group.TrimEnd('*'), StringComparison.Ordinal)
                ? PartRelation.Reasons
                : PartRelation.None;
        }

        // 办结95件，其中…，结转下年2件: what is carried out was not concluded.
        if (whole.IsRequests(vocabulary.Concluded.Rows) && part.IsRequests(vocabulary.CarriedOut.Rows))
        {
            return PartRelation.None;
        }

        return part.IsRequests(vocabulary.Received.Rows) || part.IsRequests(vocabulary.CarriedIn.Rows)
                ? PartRelation.Sources
            : vocabulary.Received.Rows.Any(whole.Rows.Contains) || whole.IsRequests(vocabulary.Concluded.Rows)
                ? PartRelation.Results
            : PartRelation.None;
    }
}
