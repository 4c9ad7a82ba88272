using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage;

/// <summary>Columns of a report as the statements select them.</summary>
/// <param name="AgencyTitle">Title of the agency, joined from its table.</param>
/// <param name="State">Number of a <see cref="ReportState"/>.</param>
/// <param name="CreateTime">Unix time in milliseconds.</param>
internal sealed record ReportRow(
    string Name,
    string AgencyTitle,
    long State,
    long Version,
    long Revision,
    long PinnedStatistics,
    long CreateTime
)
{
    public ReportStatus ToReport() =>
        new(
            ReportName.Parse("name", Name),
            AgencyTitle,
            (ReportState)State,
            (int)Version,
            Revision,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime),
            PinnedStatistics
        );
}
