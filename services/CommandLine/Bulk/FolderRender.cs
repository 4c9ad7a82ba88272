using Disclosure.CommandLine.Api;

namespace Disclosure.CommandLine.Bulk;

/// <summary>Renders reports into a folder. One that was rendered as it stands is not rendered again.</summary>
/// <param name="etags">Where each report stands: it changes with every move of the report.</param>
internal sealed class FolderRender(
    ApiClient api,
    Journal journal,
    string format,
    IReadOnlyDictionary<string, string> etags
)
{
    public async Task<BulkOutcome> RenderAsync(BulkItem item, CancellationToken cancellation)
    {
        // The etag makes a piece of every state of the report.
        var piece = $"{item.Report} {format} {etags[item.Report]}";
        // A file that somebody deleted is made again.
        if (journal.IsDone(piece) && File.Exists(item.File))
        {
            return new(item, "", "", Skipped: true);
        }

        await api.SaveAsync(ApiPath.Create($"{item.Report}:render", ("format", format)), item.File, cancellation);
        journal.SetDone(piece);
        return new(item, "", "");
    }
}
