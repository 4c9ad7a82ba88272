using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Contacts;

/// <summary>
/// text.contact: whom to ask about the report. Of a contact that is given in part, each missing part is found; postal codes have six
/// digits; the area code, the postal code and the agency's name are of one province.
/// </summary>
internal sealed class ContactCheck : ITextCheck
{
    private const string Code = "text.contact";
    private const int PostalDigits = 6;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var preamble = draft.All.FirstOrDefault(s => draft.RoleOf(s.Name) == SectionRole.Preamble);
        if (preamble is null || preamble.Blocks.Count == 0)
        {
            return [];
        }

        var details = ContactDetails.Read(preamble.Text);
        return details.IsAny
            ? FindMissing(preamble, details).Concat(FindMalformed(preamble, details, draft))
            // Without any contact one note is enough: four would say the same.
            : [Missing(preamble, Severity.Note, "联系方式（地址、邮编、电话、电子邮箱）")];
    }

    // The one part that is missing beside all others was forgotten; an agency that names few parts means it so.
    private static IEnumerable<Finding> FindMissing(Section preamble, ContactDetails details)
    {
        (bool IsThere, string What)[] parts =
        [
            (details.HasAddress, "联系地址"),
            (details.Postal.Success, "邮政编码"),
            (details.Telephones.Count > 0, "联系电话"),
            (details.Email.Success, "电子邮箱"),
        ];
        var missing = Array.FindAll(parts, p => !p.IsThere);
        return missing.Select(p => Missing(preamble, missing.Length == 1 ? Severity.Warning : Severity.Note, p.What));
    }

    private static IEnumerable<Finding> FindMalformed(Section preamble, ContactDetails details, ProseDraft draft)
    {
        var postal = details.Postal.Groups["digits"];
        if (postal.Success && postal.Length != PostalDigits)
        {
            yield return CreateFinding(preamble, postal.Value, $"邮编“{postal.Value}”不是 6 位数字，请改正。");
        }

        foreach (var telephone in details.Telephones)
        {
            if (DescribeTelephone(telephone) is { Length: > 0 } problem)
            {
                var number = telephone.Groups["number"].Value;
                yield return CreateFinding(preamble, number, $"电话“{number}”{problem}，请改正。");
            }
        }

        // The name decides; without a province in it, the postal code.
        var home =
            HomeOf(draft.Directory) is { } named ? (named, "本机关")
            : postal.Length == PostalDigits && Province.FindByPostalCode(postal.Value) is { } posted
                ? (posted, $"邮编“{postal.Value}”")
            : ((Province, string)?)null;
        if (home is not (var province, var by))
        {
            yield break;
        }

        if (
            by == "本机关"
            && postal.Length == PostalDigits
            && Province.FindByPostalCode(postal.Value) is { } other
            && other != province
        )
        {
            yield return CreateFinding(
                preamble,
                postal.Value,
                $"邮编“{postal.Value}”属于{other.Name}，本机关在{province.Name}，请核对。"
            );
        }

        foreach (var area in details.Telephones.Select(t => t.Groups["area"]).Where(a => a.Success))
        {
            var found = Province.FindByTelephone(area.Value);
            if (found != province)
            {
                yield return CreateFinding(
                    preamble,
                    area.Value,
                    found is null
                        ? $"电话区号“{area.Value}”不存在，请核对。"
                        : $"电话区号“{area.Value}”属于{found.Name}，{by}{(by == "本机关" ? "在" : "属于")}{province.Name}，请核对。"
                );
            }
        }
    }

    // Landlines have seven or eight digits and an area code, mobile numbers eleven, hotlines such as 12345 five. Empty where it is right.
    private static string DescribeTelephone(Match telephone)
    {
        var length = telephone.Groups["number"].Length;
        var hasArea = telephone.Groups["area"].Success;
        return hasArea && length is not (7 or 8) ? "的位数不对，固定电话应为 7 位或 8 位"
            : !hasArea && length is 7 or 8 ? "前没有区号"
            : !hasArea && length is 6 or 9 or 10 && !telephone.Groups["number"].Value.StartsWith('4') ? "的位数不对"
            : "";
    }

    // Of the agency itself, else of those above it.
    private static Province? HomeOf(AgencyDirectory directory) =>
        directory.OwnNames.Concat(directory.Above).Select(Province.FindByName).FirstOrDefault(p => p is not null);

    private static Finding Missing(Section preamble, Severity severity, string what) =>
        new(Code, severity, $"前言没有写明{what}，请补写。") { Section = preamble.Name, Expected = what };

    // The first place in the preamble, as full-width digits are compared as half-width ones.
    private static Finding CreateFinding(Section preamble, string actual, string message)
    {
        foreach (var line in TextLine.Split(preamble))
        {
            var at = Numerals.FullWidth.ToAscii(line.Text).IndexOf(actual, StringComparison.Ordinal);
            if (at >= 0)
            {
                return line.Warn(Code, at, at + actual.Length, message, "");
            }
        }

        return new(Code, Severity.Warning, message) { Section = preamble.Name, Actual = actual };
    }
}
