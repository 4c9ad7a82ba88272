namespace Disclosure.Gateway.Agencies;

/// <summary>Agencies between the contract of Filing and the public one.</summary>
internal static class AgencyView
{
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
            ValidFrom = agency.ValidFrom,
            ValidTo = agency.ValidTo,
            CreateTime = agency.CreateTime,
        };
        view.Aliases.Add(agency.Aliases);
        return view;
    }

    /// <summary>The fields that a caller may set; its name follows from agency_id.</summary>
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
            ValidFrom = agency.ValidFrom,
            ValidTo = agency.ValidTo,
        };
        message.Aliases.Add(agency.Aliases);
        return message;
    }
}
