namespace Disclosure.Gateway.Duties;

/// <summary>Rules, exceptions and punctuality as the public contract shows them.</summary>
internal static class DutyView
{
    public static PublicV1.DutyRules Create(FilingV1.DutyRules rules) =>
        new()
        {
            Name = rules.Name,
            ExemptKinds = { rules.ExemptKinds },
            ExemptLevels = { rules.ExemptLevels },
            AgencyDueDate = rules.AgencyDueDate,
            RegionDueDate = rules.RegionDueDate,
            Reason = rules.Reason,
            Source = rules.Source,
            Etag = rules.Etag,
        };

    /// <summary>Without who decided it: the log names them, for those who may read it.</summary>
    public static PublicV1.DutyException Create(FilingV1.DutyException exception) =>
        new()
        {
            Name = exception.Name,
            Exempt = exception.Exempt,
            Required = exception.Required,
            DueDate = exception.DueDate,
            Reason = exception.Reason,
            AgencyTitle = exception.AgencyTitle,
            CreateTime = exception.CreateTime,
        };

    public static PublicV1.Timeliness Create(FilingV1.Timeliness year) =>
        new()
        {
            Year = year.Year,
            Due = year.Due,
            OnTime = year.OnTime,
            Late = year.Late,
            Missing = year.Missing,
        };
}
