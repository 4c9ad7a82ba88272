using System.Text.RegularExpressions;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Changes the fields of an agency that a mask names, and validates the whole.</summary>
internal static partial class AgencyMask
{
    private static readonly string[] s_contact = ["address", "postcode", "phone", "email", "website"];

    private static readonly string[] s_paths =
    [
        "level",
        "kind",
        "credit_code",
        "division_code",
        "aliases",
        "contact",
        "issues_rules",
        "disclosure_office",
        .. s_contact.Select(f => $"contact.{f}"),
    ];

    /// <summary>INVALID_FIELDS / MASK_PATH for each path that cannot be updated.</summary>
    public static void Require(FieldMask mask)
    {
        var limits = new FieldLimits();
        limits.RequireCount("update_mask", mask.Paths.Count, 1, s_paths.Length);
        foreach (var path in mask.Paths.Where(p => !s_paths.Contains(p)))
        {
            limits.Require(
                false,
                "update_mask",
                "MASK_PATH",
                $"{path} must be one of {string.Join(", ", s_paths)}",
                $"字段 {path} 不能这样修改；名称、上级和有效期请用更名、划转、撤销等操作"
            );
        }

        limits.ThrowIfAny();
    }

    /// <summary>The agency with the fields of the mask taken from the message. INVALID_FIELDS with every violation.</summary>
    public static Agency Apply(Agency agency, Proto.Agency wanted, FieldMask mask)
    {
        var merged = agency.ToProto();
        merged.Contact ??= new();
        foreach (var path in mask.Paths)
        {
            Copy(path, wanted, merged);
        }

        return Validate(agency, merged);
    }

    /// <summary>The agency with another title. INVALID_FIELDS / TITLE_LENGTH, TITLE_ONE_LINE and the like.</summary>
    public static Agency Rename(Agency agency, string title)
    {
        var merged = agency.ToProto();
        merged.Title = title;
        return Validate(agency, merged);
    }

    private static void Copy(string path, Proto.Agency from, Proto.Agency to)
    {
        switch (path)
        {
            case "aliases":
                to.Aliases.Clear();
                to.Aliases.Add(from.Aliases);
                break;
            case "issues_rules" when !from.HasIssuesRules:
                to.ClearIssuesRules();
                break;
            case "contact":
                to.Contact = from.Contact?.Clone() ?? new();
                break;
            case var _ when path.StartsWith("contact.", StringComparison.Ordinal):
                var field = Proto.AgencyContact.Descriptor.FindFieldByName(path["contact.".Length..]);
                field.Accessor.SetValue(to.Contact, field.Accessor.GetValue(from.Contact ?? new()));
                break;
            default:
                var own = Proto.Agency.Descriptor.FindFieldByName(path);
                own.Accessor.SetValue(to, own.Accessor.GetValue(from));
                break;
        }
    }

    private static Agency Validate(Agency before, Proto.Agency merged)
    {
        var violations = new List<FieldViolation>();
        var parsed = AgencyRules.Parse(before.Name, merged.ToDraft(), before.CreateTime, "agency.", violations);
        var contact = merged.Contact ?? new();
        var limits = new FieldLimits();
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
                || (
                    System.Uri.TryCreate(contact.Website, UriKind.Absolute, out var uri)
                    && uri.Scheme is "http" or "https"
                ),
            "agency.contact.website",
            "WEBSITE_FORMAT",
            "must be an http or https URL",
            "专栏网址应以 http:// 或 https:// 开头"
        );
        limits.AddRange(violations);
        limits.ThrowIfAny();
        return (parsed ?? throw new InvalidOperationException("An agency without violations is parsed.")) with
        {
            Revision = before.Revision,
            Contact = new(contact.Address, contact.Postcode, contact.Phone, contact.Email, contact.Website),
            IssuesRules = merged.HasIssuesRules ? merged.IssuesRules : null,
            DisclosureOffice =
                merged.DisclosureOffice.Length == 0
                    ? null
                    : AgencyName.Parse("agency.disclosure_office", merged.DisclosureOffice),
        };
    }

    [GeneratedRegex("^[0-9]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
