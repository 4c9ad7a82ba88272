using Disclosure.ApiErrors;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Makes the error of a table from what is wrong with its lines.</summary>
internal static class AgencyTableErrors
{
    // A table with a wrong column breaks every line; more violations than this help nobody.
    private const int MaxViolations = 100;

    private const string Start = "table[line ";

    /// <summary>INVALID_TABLE: names the first 100 violations by line; the message to people holds five.</summary>
    public static ApiException Create(IReadOnlyList<FieldViolation> violations)
    {
        // Lines in the order of the file: rules of a line run before those of the tree, and both name lines.
        var named = violations
            .OrderBy(FindLine)
            .Take(MaxViolations)
            .Select(v => v with { Localized = PrependLine(v) })
            .ToList();
        if (violations.Count > MaxViolations)
        {
            var more = violations.Count - MaxViolations;
            named.Add(new("table", "MORE_VIOLATIONS", $"{more} more", $"另有 {more} 处错误未列出"));
        }

        return new(
            ErrorCode.InvalidArgument,
            "INVALID_TABLE",
            $"The table has {violations.Count} errors; nothing was added.",
            $"名单有 {violations.Count} 处错误，未导入任何机关：{string.Join("；", named.Take(5).Select(v => v.Localized))}"
        )
        {
            Violations = named,
        };
    }

    // Those of the whole table first.
    private static int FindLine(FieldViolation violation) =>
        violation.Field.StartsWith(Start, StringComparison.Ordinal)
        && int.TryParse(
            violation.Field[Start.Length..violation.Field.IndexOf(']', StringComparison.Ordinal)],
            out var line
        )
            ? line
            : 0;

    // Turns "table[line 3].title" into 第 3 行 before the message, for people who do not read field paths.
    private static string PrependLine(FieldViolation violation)
    {
        // Violations that were made with the line in their words already are left as they are.
        return violation.Field.StartsWith(Start, StringComparison.Ordinal) && !violation.Localized.StartsWith('第')
            ? $"第 {violation.Field[Start.Length..violation.Field.IndexOf(']', StringComparison.Ordinal)]} 行：{violation.Localized}"
            : violation.Localized;
    }
}
