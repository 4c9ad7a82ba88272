using Disclosure.ApiErrors;
using Disclosure.ResourceNames;
using Disclosure.Statistics.Domain.Regions;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>Parses the sheets that a request names.</summary>
internal static class SheetReferences
{
    /// <summary>The sheets in the order given. INVALID_FIELDS / TOO_MANY_SHEETS, SHEET_TWICE, REVISION_NEGATIVE, or the errors of a report's name.</summary>
    /// <param name="field">The request's field, for the error.</param>
    /// <param name="most">At most so many; the contract's limit of the field.</param>
    public static IReadOnlyList<MemberSheet> ToMembers(
        this IReadOnlyCollection<Proto.SheetReference> references,
        string field,
        int most
    )
    {
        if (references.Count > most)
        {
            throw ApiError.InvalidField(field, "TOO_MANY_SHEETS", $"at most {most}", $"一次最多引用 {most} 份表格");
        }

        var members = new List<MemberSheet>(references.Count);
        // By the name as it was sent: two spellings of one name do not exist.
        var seen = new HashSet<string>(references.Count);
        foreach (var reference in references)
        {
            if (!seen.Add(reference.Name))
            {
                throw ApiError.InvalidField(
                    field,
                    "SHEET_TWICE",
                    $"{reference.Name} is given twice",
                    $"{reference.Name} 重复，每份表格只能计一次"
                );
            }

            if (reference.Revision < 0)
            {
                throw ApiError.InvalidField(field, "REVISION_NEGATIVE", "must be 0 or more", "版本号不能是负数");
            }

            var report = ReportName.ParseChild(field, reference.Name, "statistics");
            // For messages to people; without a title the code has to do.
            var title = reference.Title.Length > 0 ? reference.Title : report.Agency.Id;
            members.Add(new(new(report, reference.Revision), title));
        }

        return members;
    }
}
