using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Validates the fields of an agency. All rules run, so that a caller sees every violation at once.</summary>
/// <remarks>One rule a row: a row that is added is run, documented and tested by the same table.</remarks>
internal static class AgencyRules
{
    // As the contract states it for aliases.
    // Above it, a rename keeps the aliases as they were: see AgencyReform.
    public const int MaxAliases = 20;

    // Rules of single fields. The parent and the credit code depend on the name too and are checked below.
    private static readonly IReadOnlyList<Rule> s_all =
    [
        // Lengths are in UTF-16 units: a character outside the basic plane counts twice.
        new(
            "title",
            "TITLE_LENGTH",
            "must have 2 to 100 characters",
            "机关名称应为 2 至 100 个字",
            d => d.Title.Length is >= 2 and <= 100
        ),
        new(
            "title",
            "TITLE_ONE_LINE",
            "must be a single line without invisible characters and without spaces at its ends",
            "机关名称不能换行，首尾不能有空格，也不能含控制字符或改变文字方向的字符",
            d => StoredText.IsName(d.Title)
        ),
        new("level", "LEVEL_UNKNOWN", "must be a known level", "机关层级不正确", d => Enum.IsDefined(d.Level)),
        new("kind", "KIND_UNKNOWN", "must be a known kind", "机关类别不正确", d => Enum.IsDefined(d.Kind)),
        // GB/T 2260 has 6 digits; GB/T 10114 adds 3 for towns.
        new(
            "division_code",
            "DIVISION_CODE_FORMAT",
            "must have 6 or 9 digits",
            "行政区划代码应为 6 位数字，乡镇为 9 位",
            d => DivisionCode.HasShape(d.DivisionCode)
        ),
        new(
            "division_code",
            "DIVISION_CODE_PROVINCE",
            "must begin with the two digits of a province",
            "行政区划代码的前两位不是任何省级行政区的代码",
            d => DivisionCode.IsOfProvince(d.DivisionCode, d.Level)
        ),
        new(
            "division_code",
            "DIVISION_CODE_LEVEL",
            "must be of the agency's level: 6 digits that end with 0000 for a province and for it alone, 9 for a town alone",
            "行政区划代码与机关层级不符：省级以 0000 结尾，市级、县级不以 0000 结尾，9 位代码只用于乡级",
            d => DivisionCode.IsOfLevel(d.DivisionCode, d.Level)
        ),
        new("aliases", "ALIASES_TOO_MANY", "at most 20", "别名最多 20 个", d => d.Aliases.Count <= MaxAliases),
        new(
            "aliases",
            "ALIAS_LENGTH",
            "each must have 1 to 100 characters on a single line, without invisible characters and without spaces at its ends",
            "每个别名应为 1 至 100 个字，不换行，首尾没有空格，不含控制字符或改变文字方向的字符",
            d => d.Aliases.All(a => a.Length is >= 1 and <= 100 && StoredText.IsName(a))
        ),
        new(
            "valid_from",
            "DATE_FORMAT",
            "must be YYYY-MM-DD",
            "生效日期应写成 2024-01-31 的样子",
            d => IsDateOrEmpty(d.ValidFrom)
        ),
        new(
            "valid_to",
            "DATE_FORMAT",
            "must be YYYY-MM-DD",
            "失效日期应写成 2024-01-31 的样子",
            d => IsDateOrEmpty(d.ValidTo)
        ),
        // Equal days are one day in force.
        new(
            "valid_to",
            "DATE_ORDER",
            "must not be before valid_from",
            "失效日期不能早于生效日期",
            d => ParseDate(d.ValidFrom) is not { } from || ParseDate(d.ValidTo) is not { } to || from <= to
        ),
    ];

    /// <summary>Converts a draft to an agency. Returns null, and adds to the violations, if a rule is broken.</summary>
    /// <param name="name">The name that the agency is to have.</param>
    /// <param name="draft">As it was sent; strings are never null.</param>
    /// <param name="createTime">The time that it is added, in whole milliseconds.</param>
    /// <param name="path">Prefix of the field names in violations, such as <c>agency.</c>.</param>
    /// <param name="violations">Gets every violation, of all rules, so that a caller mends them at once.</param>
    public static Agency? Parse(
        AgencyName name,
        AgencyDraft draft,
        DateTimeOffset createTime,
        string path,
        List<FieldViolation> violations
    )
    {
        // The list may hold violations of other lines of a table.
        var before = violations.Count;
        // A violation names the field by its path in the request, such as table[line 3].title.
        violations.AddRange(
            s_all
                .Where(r => !r.Holds(draft))
                .Select(r => new FieldViolation(path + r.Field, r.Reason, r.Message, r.Localized))
        );
        var parent = ParseParent(name, draft.Parent, path, violations);
        var creditCode = ParseCreditCode(name, draft.CreditCode, path, violations);
        // What the two parsers found refuses the draft too.
        return violations.Count > before
            ? null
            : new(
                name,
                draft.Title,
                draft.Level,
                draft.Kind,
                parent,
                creditCode,
                draft.DivisionCode,
                draft.Aliases,
                ParseDate(draft.ValidFrom),
                ParseDate(draft.ValidTo),
                createTime
            );
    }

    // Whether the parent exists is checked by the store, in the transaction of the write.
    private static AgencyName? ParseParent(AgencyName name, string parent, string path, List<FieldViolation> violations)
    {
        if (parent.Length == 0)
        {
            return null;
        }

        // A circle of one. Longer circles take the tree: AgencyReform finds them for a move, AgencyTreeCheck for a table.
        if (parent == name.ToString())
        {
            violations.Add(new($"{path}parent", "PARENT_ITSELF", "must be another agency", "上级机关不能是自己"));
            return null;
        }

        // The parser throws where it is the only field; here its violations join the others.
        try
        {
            return AgencyName.Parse($"{path}parent", parent);
        }
        catch (ApiException fault)
        {
            violations.AddRange(fault.Violations);
            return null;
        }
    }

    // The code of the draft or, if it has none, that of the name. The two must agree.
    // GB 32100-2015: the 18th character follows from the first 17.
    private static string ParseCreditCode(AgencyName name, string code, string path, List<FieldViolation> violations)
    {
        // An id that is a credit code is the agency's own: local codes have lower-case letters only.
        var own = CreditCode.IsValid(name.Id) ? name.Id : "";
        if (code.Length == 0)
        {
            return own;
        }

        if (!CreditCode.IsValid(code))
        {
            // A code of the right shape gets its right check character named, which shows a typing error at once.
            // Not ours to mend: the check character tells that one of 18 characters is wrong, not which.
            var fix =
                CreditCode.ExpectedCheck(code.AsSpan(0, Math.Min(17, code.Length))) is { } check && code.Length == 18
                    ? $"的校验码应为 {check}，请核对"
                    : "不是 18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z）";
            violations.Add(
                new(
                    $"{path}credit_code",
                    "CREDIT_CODE_CHECK",
                    "is not a unified social credit code",
                    $"统一社会信用代码 {code} {fix}"
                )
            );
        }
        else if (own.Length > 0 && own != code)
        {
            violations.Add(
                new(
                    $"{path}credit_code",
                    "CREDIT_CODE_DIFFERS",
                    "differs from the name",
                    $"统一社会信用代码 {code} 与机关代码 {own} 不一致"
                )
            );
        }

        return code;
    }

    private static bool IsDateOrEmpty(string text) => text.Length == 0 || ParseDate(text) is not null;

    // Null for anything but a date of the calendar as YYYY-MM-DD.
    // Exact: 2024-1-5 would be ordered as text behind 2024-01-31.
    private static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>A rule holds for a draft or gives one violation of the field.</summary>
    /// <param name="Field">Name of the field in the contract.</param>
    /// <param name="Reason">Stable code of the violation.</param>
    /// <param name="Message">English, for developers.</param>
    /// <param name="Localized">Chinese, for people.</param>
    private sealed record Rule(
        string Field,
        string Reason,
        string Message,
        string Localized,
        Func<AgencyDraft, bool> Holds
    );
}
