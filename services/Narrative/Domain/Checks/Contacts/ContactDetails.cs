using System.Text.RegularExpressions;
using Disclosure.Narrative.Domain.Checks.Numerals;

namespace Disclosure.Narrative.Domain.Checks.Contacts;

/// <summary>How the agency is reached, as a line of the preamble states it. Places are in UTF-16 units of the line.</summary>
internal sealed partial class ContactDetails
{
    private ContactDetails(string text)
    {
        Postal = PostalCode().Match(text);
        Telephones = Telephone().Matches(text).ToArray();
        Email = EmailAddress().Match(text);
        HasAddress = Address().IsMatch(text);
        HasTelephoneLabel = TelephoneLabel().IsMatch(text);
    }

    /// <summary>邮编 with what follows it.</summary>
    public Match Postal { get; }

    /// <summary>Telephone numbers with their area codes, where they have any.</summary>
    public IReadOnlyList<Match> Telephones { get; }

    /// <summary>The first e-mail address.</summary>
    public Match Email { get; }

    /// <summary>地址 and a place.</summary>
    public bool HasAddress { get; }

    /// <summary>电话 and the like.</summary>
    public bool HasTelephoneLabel { get; }

    /// <summary>Whether anything at all is stated.</summary>
    public bool IsAny => Postal.Success || Telephones.Count > 0 || Email.Success || HasAddress || HasTelephoneLabel;

    /// <summary>Reads the text of a preamble.</summary>
    public static ContactDetails Read(string text) => new(FullWidth.ToAscii(text));

    // 邮编：331200; a digit too few or too many is read too.
    [GeneratedRegex(
        @"(?:邮\s*政?\s*编\s*码?|邮\s*编)[^0-9。；，]{0,6}(?<digits>[0-9]{1,10})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PostalCode();

    // (0794)3612345, 0794-3612345, 电话：3612345
    [GeneratedRegex(
        @"(?:[(（]?(?<area>0[0-9]{2,3})[)）]?\s*[-－—– ]?\s*|(?:电话|热线|传真|联系方式)[^0-9。；]{0,8})(?<number>[1-9][0-9]{4,10})(?![0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Telephone();

    [GeneratedRegex("电\\s*话|联系方式|热线|手机|传真", RegexOptions.CultureInvariant)]
    private static partial Regex TelephoneLabel();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex EmailAddress();

    // 地址：…; or a street and a number.
    [GeneratedRegex(
        @"(?:地\s*址|办公地点|通讯地点|位于|地处)\s*(?:为|在|是)?\s*[：:]?\s*[\u4E00-\u9FFF]{2}|[\u4E00-\u9FFF]{2}(?:路|街|大道|巷|道)[^，。；]{0,6}[0-9一二三四五六七八九十]+号|[（(][^）)]{2,20}(?:路|街|大道|大楼|大厦|办公楼)[^）)]{0,20}[)）]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
