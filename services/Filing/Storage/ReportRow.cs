using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage;

/// <summary>Columns of a report as the statements select them.</summary>
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
