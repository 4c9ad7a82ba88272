using System.Text.Json;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Storage;

/// <summary>A revision without its figures, as Dapper reads it; times are Unix milliseconds.</summary>
internal sealed record SheetEntryRow(long Revision, string Edition, string Actor, string RequestId, long CreateTime)
{
    public RevisionEntry ToEntry() =>
        new(Revision, Edition, Actor, RequestId, DateTimeOffset.FromUnixTimeMilliseconds(CreateTime));
}

/// <summary>A revision as Dapper reads it; times are Unix milliseconds.</summary>
internal sealed record SheetRow(long Revision, string Edition, byte[] Cells, string Remarks, long CreateTime)
{
    public SheetRevision ToRevision(ReportName report, EditionCatalog catalog)
    {
        var edition = SqlSheetStore.RequireEdition(report, Edition, catalog);
        return new(
            report,
            Revision,
            new(
                edition,
                PackedCells.Unpack(Cells, edition.Cells.Count),
                JsonSerializer.Deserialize<Dictionary<string, string>>(Remarks)
            ),
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        );
    }
}
