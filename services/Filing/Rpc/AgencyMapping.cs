using Disclosure.Filing.Domain.Agencies;
using Disclosure.Form;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Maps agencies between message and domain.</summary>
internal static class AgencyMapping
{
    /// <summary>The agency; fields that are not known are empty.</summary>
    /// <remarks>What is not known is an empty text; issues_rules and contact are absent instead.</remarks>
    public static Proto.Agency ToProto(this Agency agency)
    {
        var message = new Proto.Agency
        {
            Name = agency.Name.ToString(),
            Title = agency.Title,
            Level = (Disclosure.Report.V1.AgencyLevel)agency.Level,
            Kind = (Disclosure.Report.V1.AgencyKind)agency.Kind,
            Parent = agency.Parent?.ToString() ?? "",
            CreditCode = agency.CreditCode,
            DivisionCode = agency.DivisionCode,
            ValidFrom = FormatDate(agency.ValidFrom),
            ValidTo = FormatDate(agency.ValidTo),
            CreateTime = agency.CreateTime.ToTimestamp(),
            Etag = agency.Etag,
            DisclosureOffice = agency.DisclosureOffice?.ToString() ?? "",
        };
        message.Aliases.Add(agency.Aliases);
        // Not set is by level and kind, which is another thing than false.
        if (agency.IssuesRules is { } issues)
        {
            message.IssuesRules = issues;
        }

        if (agency.Contact != AgencyContact.None)
        {
            message.Contact = new()
            {
                Address = agency.Contact.Address,
                Postcode = agency.Contact.Postcode,
                Phone = agency.Contact.Phone,
                Email = agency.Contact.Email,
                Website = agency.Contact.Website,
            };
        }

        return message;
    }

    /// <summary>The fields that a caller may set; the name and the time are not read.</summary>
    public static AgencyDraft ToDraft(this Proto.Agency agency) =>
        // Numbers of the enums are the same on both sides; a number that neither knows is found by the rules.
        new(
            agency.Title,
            (AgencyLevel)agency.Level,
            (AgencyKind)agency.Kind,
            agency.Parent,
            agency.CreditCode,
            agency.DivisionCode,
            [.. agency.Aliases],
            agency.ValidFrom,
            agency.ValidTo
        );

    // The contract's form of a date; empty for none.
    private static string FormatDate(DateOnly? date) => date?.ToString("yyyy-MM-dd") ?? "";
}
