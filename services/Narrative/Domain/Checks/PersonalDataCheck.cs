using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>
/// text.personal_data: resident ID numbers whose check digit is right, private mobile numbers, bank cards that pass Luhn's
/// formula, applicants by name. How to reach the agency itself is meant to be published.
/// </summary>
internal sealed partial class PersonalDataCheck : ITextCheck
{
    // GB 11643: weights of the 17 digits before the check digit.
    // GB 11643-1999: the check digit is by ISO 7064, MOD 11-2.
    private static readonly int[] s_weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // Every applicant's name that is looked for is next to one of these.
    private static readonly SearchValues<string> s_besideNames = SearchValues.Create(
        ["申请人", "申请公开", "提出", "提交", "先生", "女士", "不服"],
        StringComparison.Ordinal
    );

    public IEnumerable<Finding> Find(ProseDraft draft) =>
        draft.Lines.SelectMany(l => Numbers(l, draft.RoleOf(l.Section)).Concat(Names(l)));

    // Long runs of digits, with spaces or hyphens between them.
    private static IEnumerable<Finding> Numbers(TextLine line, SectionRole role)
    {
        // Full-width digits are read as others; each character keeps its place.
        var text = Numerals.FullWidth.ToAscii(line.Text);
        foreach (Match match in text.AsSpan().ContainsAnyInRange('0', '9') ? Digits().Matches(text).ToArray() : [])
        {
            var number = WithoutCountry(string.Concat(match.Value.Where(char.IsLetterOrDigit)));
            var what =
                IsResidentId(number) ? "身份证号码"
                : IsMobile(number) && !IsContact(line.Text, role, match.Index) ? "手机号码"
                : IsBankCard(number) && !IsContact(line.Text, role, match.Index) ? "银行卡号"
                : "";
            if (what.Length > 0)
            {
                yield return Found(line, match.Index, match.Index + match.Length, what);
            }
        }
    }

    // 张某 is masked already.
    private static IEnumerable<Finding> Names(TextLine line) =>
        !line.Text.AsSpan().ContainsAny(s_besideNames)
            ? []
            : Applicant()
                .Matches(line.Text)
                .Select(m => m.Groups["name"])
                .Where(n => n.Success && !n.Value.Contains('某', StringComparison.Ordinal))
                .Select(n => Found(line, n.Index, n.Index + n.Length, "申请人姓名"));

    // Blocks submission: what is published cannot be taken back.
    private static Finding Found(TextLine line, int start, int end, string what) =>
        new(
            "text.personal_data",
            Severity.Error,
            $"正文中出现{what}，年报公开后会泄露个人信息，请删除或隐去（如“张某”“***”）。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(start, end),
            Actual = Masked(line.Text[start..end]),
        };

    // The finding itself must not spread what it warns of.
    private static string Masked(string text) =>
        text.Length <= 3 ? text[0] + new string('*', text.Length - 1) : text[..3] + new string('*', text.Length - 3);

    // Birth date and check digit must both be right.
    private static bool IsResidentId(string number)
    {
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits() || !IsDate(number.AsSpan(6, 8)))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (number[i] - '0') * s_weights[i];
        }

        return "10X98765432"[sum % 11] == char.ToUpperInvariant(number[17]);
    }

    // yyyyMMdd of the last or this century.
    private static bool IsDate(ReadOnlySpan<char> day) =>
        int.Parse(day[..4]) is >= 1900 and <= 2099
        && int.Parse(day[4..6]) is >= 1 and <= 12
        && int.Parse(day[6..]) is >= 1 and <= 31;

    // 86 and 0086 before a mobile number.
    private static string WithoutCountry(string number) =>
        number.Length == 13 && number.StartsWith("86", StringComparison.Ordinal) ? number[2..]
        : number.Length == 15 && number.StartsWith("0086", StringComparison.Ordinal) ? number[4..]
        : number;

    // Eleven digits that begin with 13 to 19.
    private static bool IsMobile(string number) =>
        number.Length == 11 && number[0] == '1' && number[1] is >= '3' and <= '9';

    // Issuer's digit and Luhn's check sum.
    private static bool IsBankCard(string number)
    {
        if (
            number.Length is < 16 or > 19
            || number[0] is not ('3' or '4' or '5' or '6' or '9')
            || !number.AsSpan().ContainsOnlyDigits()
        )
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[number.Length - 1 - i] - '0';
            digit *= i % 2 == 1 ? 2 : 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // Numbers by which the agency itself is reached: in the preamble, or after words for contact.
    private static bool IsContact(string text, SectionRole role, int at) =>
        role == SectionRole.Preamble || Contact().IsMatch(text.AsSpan(Math.Max(0, at - 24), Math.Min(at, 24)));

    // 11 to 24 characters of digits with single separators.
    [GeneratedRegex(
        @"[0-9](?<![0-9A-Za-z][0-9])(?:[0-9]|[ -](?=[0-9])){9,22}[0-9Xx](?![0-9A-Za-z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Digits();

    // Words for contact shortly before a number, and none for an applicant.
    [GeneratedRegex(
        "^(?!.*(?:申请人|当事人|群众|本人)).*(?:联系|咨询|办公|监督|值班|热线|传真|受理)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Contact();

    // Surnames that are no function words; what follows must make a person of them.
    private const string Surname =
        "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎武乔贺赖龚])";

    // A surname and one or two characters beside words for applying.
    [GeneratedRegex(
        "申请人(?:为|系|是|：|:)?\\s*(?<name>"
            + Surname
            + "[\\u4E00-\\u9FFF]{1,2}?)(?=[，,。；;（(、）]|申请公开|提出|提交|不服|要求|诉|先生|女士|等[0-9一二三四五六七八九十两]*人)"
            + "|(?:^|[，。；：、“（]|答复|收到|受理|村民|居民|市民)(?<name>"
            + Surname
            + "[\\u4E00-\\u9FFF]{1,2})(?=申请公开|提出的?(?:政府)?信息公开|提交的?(?:政府)?信息公开|(?:先生|女士)(?:的)?申请|不服(?:该|本|我|答复))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Applicant();
}

/// <summary>Tests of spans of digits.</summary>
file static class DigitSpan
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
