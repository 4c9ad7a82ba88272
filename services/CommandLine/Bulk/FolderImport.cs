using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;

namespace Disclosure.CommandLine.Bulk;

/// <summary>Reads the documents of a folder, each into the draft of its agency and year, which is opened where there is none.</summary>
/// <param name="mode">MERGE or REPLACE; null: the server's choice.</param>
/// <param name="acceptOther">Takes documents of other agencies or years.</param>
internal sealed class FolderImport(
    ApiClient api,
    Journal journal,
    Func<string, string> typeOf,
    string? mode,
    bool acceptOther
)
{
    private const string ReportExists = "REPORT_EXISTS";

    public async Task<BulkOutcome> ImportAsync(BulkItem item, CancellationToken cancellation)
    {
        // The content and not the name: a changed file is another piece.
        var digest = await HashAsync(item.File, cancellation);
        string[] write = [item.Report, digest, mode ?? "", $"{acceptOther}"];
        var piece = string.Join(' ', write);
        // Done in an earlier run, with the same content and choices.
        if (journal.IsDone(piece))
        {
            return new(item, "", "", Skipped: true);
        }

        // Opened on the way; a report that is there already is no error.
        await OpenReportAsync(item.Report, cancellation);
        var path = ApiPath.Create(
            $"{item.Report}:import",
            ("requestId", RequestIds.Create(journal.Id, ["import", .. write])),
            ("mode", mode),
            ("acceptOther", acceptOther ? "true" : null)
        );
        await api.UploadAsync(path, item.File, typeOf(item.File), cancellation);
        // After the answer: a break before this line repeats the upload under the same request id.
        journal.SetDone(piece);
        return new(item, "", "");
    }

    private async Task OpenReportAsync(string report, CancellationToken cancellation)
    {
        var parts = report.Split('/');
        var body = new JsonObject
        {
            ["reportId"] = parts[3],
            ["requestId"] = RequestIds.Create(journal.Id, "create", report),
        };
        try
        {
            await api.PostAsync(ApiPath.Create($"agencies/{parts[1]}/reports"), body, cancellation);
        }
        // Expected in every run but the first.
        catch (ServerException there) when (there.Error.Reason == ReportExists)
        {
            // It is read into as it stands.
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        // Streamed: documents need not be in memory as a whole.
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }
}
