using Disclosure.Filing.Domain;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Offices and reports between message and domain.</summary>
internal static class FilingMapping
{
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
            ValidFrom = Text(agency.ValidFrom),
            ValidTo = Text(agency.ValidTo),
            CreateTime = agency.CreateTime.ToTimestamp(),
        };
        message.Aliases.Add(agency.Aliases);
        return message;
    }

    public static AgencyDraft ToDraft(this Proto.Agency agency) =>
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

    public static Proto.Report ToProto(this ReportStanding report) =>
        new()
        {
            Name = report.Name.ToString(),
            Title = report.Title,
            Agency = report.Name.Agency.ToString(),
            AgencyTitle = report.AgencyTitle,
            Year = report.Name.Year,
            State = (Disclosure.Report.V1.ReportState)report.State,
            Version = report.Version,
            Etag = $"{report.Revision}",
            CreateTime = report.CreateTime.ToTimestamp(),
            StatisticsRevision = report.IsCounted ? report.StatisticsRevision : 0,
        };

    public static Proto.PinnedReport ToPinned(this ReportStanding report) =>
        new()
        {
            Name = report.Name.ToString(),
            Agency = report.Name.Agency.ToString(),
            AgencyTitle = report.AgencyTitle,
            Year = report.Name.Year,
            StatisticsRevision = report.IsCounted ? report.StatisticsRevision : 0,
        };

    public static Proto.PinnedReport ToPinned(this OfficeFiling office, int year) =>
        new()
        {
            Name = $"{office.Agency.Name}/reports/{year}",
            Agency = office.Agency.Name.ToString(),
            AgencyTitle = office.Agency.Title,
            Year = year,
            StatisticsRevision = office.StatisticsRevision,
        };

    private static string Text(DateOnly? date) => date?.ToString("yyyy-MM-dd") ?? "";
}
