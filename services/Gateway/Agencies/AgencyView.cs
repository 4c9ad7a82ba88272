using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Agencies;

/// <summary>Agencies between the contract of Filing and the public one.</summary>
internal static class AgencyView
{
    // Names of kinds are taken from the contract, so that a new kind needs no change here.
    private static readonly EnumDescriptor s_changes =
        FilingV1.FilingReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(FilingV1.AgencyChangeKind));

    /// <summary>Every field, as it is.</summary>
    public static PublicV1.Agency ToPublic(this FilingV1.Agency agency)
    {
        var view = new PublicV1.Agency
        {
            Name = agency.Name,
            Title = agency.Title,
            Level = agency.Level,
            Kind = agency.Kind,
            Parent = agency.Parent,
            CreditCode = agency.CreditCode,
            DivisionCode = agency.DivisionCode,
            Aliases = { agency.Aliases },
            ValidFrom = agency.ValidFrom,
            ValidTo = agency.ValidTo,
            CreateTime = agency.CreateTime,
            Etag = agency.Etag,
            DisclosureOffice = agency.DisclosureOffice,
            Successors = { agency.Successors },
        };
        if (agency.Contact is { } contact)
        {
            view.Contact = new()
            {
                Address = contact.Address,
                Postcode = contact.Postcode,
                Phone = contact.Phone,
                Email = contact.Email,
                Website = contact.Website,
            };
        }

        // Presence matters: unset is not false.
        if (agency.HasIssuesRules)
        {
            view.IssuesRules = agency.IssuesRules;
        }

        return view;
    }

    /// <summary>The fields that a caller may set; its name follows from agency_id.</summary>
    /// <remarks>Output-only fields are left out.</remarks>
    public static FilingV1.Agency ToFiling(this PublicV1.Agency agency)
    {
        var message = new FilingV1.Agency
        {
            Title = agency.Title,
            Level = agency.Level,
            Kind = agency.Kind,
            Parent = agency.Parent,
            CreditCode = agency.CreditCode,
            DivisionCode = agency.DivisionCode,
            Aliases = { agency.Aliases },
            ValidFrom = agency.ValidFrom,
            ValidTo = agency.ValidTo,
            DisclosureOffice = agency.DisclosureOffice,
        };
        if (agency.Contact is { } contact)
        {
            message.Contact = new()
            {
                Address = contact.Address,
                Postcode = contact.Postcode,
                Phone = contact.Phone,
                Email = contact.Email,
                Website = contact.Website,
            };
        }

        if (agency.HasIssuesRules)
        {
            message.IssuesRules = agency.IssuesRules;
        }

        return message;
    }

    /// <summary>A dated change.</summary>
    public static PublicV1.AgencyChange ToPublic(this FilingV1.AgencyChange change) =>
        new()
        {
            Kind = s_changes.FindValueByNumber((int)change.Kind)?.Name ?? "",
            Date = change.Date,
            Before = change.Before,
            After = change.After,
            Others = { change.Others },
            Reason = change.Reason,
            CreateTime = change.CreateTime,
            Fields =
            {
                change.Fields.Select(f => new PublicV1.ChangedField
                {
                    Field = f.Field,
                    Before = f.Before,
                    After = f.After,
                }),
            },
        };

    /// <summary>Something about the tree.</summary>
    public static PublicV1.AgencyFinding ToPublic(this FilingV1.AgencyFinding finding) =>
        new()
        {
            Code = finding.Code,
            Agency = finding.Agency,
            Message = finding.Message,
        };

    /// <summary>What an import did, or would do.</summary>
    public static PublicV1.ImportAgenciesResponse ToPublic(this FilingV1.ImportAgenciesResponse imported) =>
        new()
        {
            Added = imported.Added,
            Updated = imported.Updated,
            Unchanged = imported.Unchanged,
            Changes =
            {
                imported.Changes.Select(c => new PublicV1.ImportedChange
                {
                    Agency = c.Agency,
                    Column = c.Column,
                    Before = c.Before,
                    After = c.After,
                }),
            },
            Notes = { imported.Notes.Select(ToPublic) },
        };
}
