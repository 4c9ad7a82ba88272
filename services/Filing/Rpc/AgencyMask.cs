using Disclosure.Filing.Domain.Agencies;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Changes the fields of an agency that a mask names, and validates the whole.</summary>
internal static class AgencyMask
{
    private static readonly string[] s_contact = ["address", "postcode", "phone", "email", "website"];

    // Title, parent and dates are not here: a change of them has a day and a document, and a method of its own.
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
        // An empty mask would change nothing: it is refused, where other APIs take it for all fields.
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
        // Through the message, so that the merged whole is validated as a new agency is.
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
            // SetValue would turn what is not set into false.
            case "issues_rules" when !from.HasIssuesRules:
                to.ClearIssuesRules();
                break;
            case "contact":
                to.Contact = from.Contact?.Clone() ?? new();
                break;
            case var _ when path.StartsWith("contact.", StringComparison.Ordinal):
                // A part of a contact that is absent is empty.
                var field = Proto.AgencyContact.Descriptor.FindFieldByName(path["contact.".Length..]);
                field.Accessor.SetValue(to.Contact, field.Accessor.GetValue(from.Contact ?? new()));
                break;
            default:
                var own = Proto.Agency.Descriptor.FindFieldByName(path);
                own.Accessor.SetValue(to, own.Accessor.GetValue(from));
                break;
        }
    }

    private static Agency Validate(Agency before, Proto.Agency merged) =>
        // Revision, name and time are not the message's to say; the decision makes the revision grow.
        AgencyReader.Parse(before.Name, merged, before.CreateTime) with
        {
            Revision = before.Revision,
        };
}
