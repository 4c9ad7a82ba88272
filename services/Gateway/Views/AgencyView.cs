namespace Disclosure.Gateway.Views;

/// <summary>Offices between Filing's contract and the public one.</summary>
internal static class AgencyView
{
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
