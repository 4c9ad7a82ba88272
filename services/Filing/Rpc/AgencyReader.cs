using System.Text.RegularExpressions;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Reads a whole agency from a message.</summary>
internal static partial class AgencyReader
{
    /// <summary>The agency. INVALID_FIELDS with every violation; fields are named as within <c>agency</c>.</summary>
    /// <param name="name">The name that the agency has or is to have.</param>
    /// <param name="message">Its own name and etag are not read.</param>
    /// <param name="createTime">When it was added, in whole milliseconds.</param>
    public static Agency Parse(AgencyName name, Proto.Agency message, DateTimeOffset createTime)
    {
        var violations = new List<FieldViolation>();
        var parsed = AgencyRules.Parse(name, message.ToDraft(), createTime, "agency.", violations);
        var limits = new FieldLimits();
        var contact = message.Contact ?? new();
        CheckContact(contact, limits);
        // Both lists in one error: a person mends the form once.
        limits.AddRange(violations);
        limits.ThrowIfAny();
        return (parsed ?? throw new InvalidOperationException("An agency without violations is parsed.")) with
        {
            Contact = new(contact.Address, contact.Postcode, contact.Phone, contact.Email, contact.Website),
            IssuesRules = message.HasIssuesRules ? message.IssuesRules : null,
            DisclosureOffice =
                message.DisclosureOffice.Length == 0
                    ? null
                    : AgencyName.Parse("agency.disclosure_office", message.DisclosureOffice),
        };
    }

    // Lengths in UTF-16 units. A phone may be several numbers, hence text.
    private static void CheckContact(Proto.AgencyContact contact, FieldLimits limits)
    {
        limits.RequireLength("agency.contact.address", "CONTACT_LENGTH", contact.Address, 0, 200);
        limits.RequireLength("agency.contact.phone", "CONTACT_LENGTH", contact.Phone, 0, 50);
        limits.RequireLength("agency.contact.email", "CONTACT_LENGTH", contact.Email, 0, 100);
        limits.RequireLength("agency.contact.website", "CONTACT_LENGTH", contact.Website, 0, 300);
        limits.Require(
            contact.Postcode.Length == 0 || Postcode().IsMatch(contact.Postcode),
            "agency.contact.postcode",
            "POSTCODE_FORMAT",
            "must have 6 digits",
            "邮政编码应为 6 位数字"
        );
        limits.Require(
            contact.Website.Length == 0
                || (Uri.TryCreate(contact.Website, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            "agency.contact.website",
            "WEBSITE_FORMAT",
            "must be an http or https URL",
            "专栏网址应以 http:// 或 https:// 开头"
        );
    }

    [GeneratedRegex("^[0-9]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
