using Grpc.Core;

namespace Disclosure.Gateway.Regions;

/// <summary>
/// Sends the reports of a bundle to Rendering one by one. A report is composed while the one before it is rendered: memory is
/// that of two reports, however large the region.
/// </summary>
/// <param name="reports">In the order of the bundle.</param>
/// <param name="stream">Rendering's end of the bundle.</param>
/// <param name="compose">Gathers a report's content.</param>
internal sealed class BundleRequestFeed(
    IReadOnlyList<FilingV1.PinnedReport> reports,
    IClientStreamWriter<RenderingV1.RenderBundleRequest> stream,
    Func<FilingV1.PinnedReport, Task<RenderingV1.RenderBundleRequest>> compose
)
{
    private int _next;

    /// <summary>
    /// Composes the next report and begins to send it; behind the last one it ends the stream. The inner task ends when Rendering
    /// has taken it, and is awaited only before the report after it: Rendering takes nothing while it waits for a slow reader.
    /// </summary>
    public async Task<Task> SendNextAsync(CancellationToken cancellation)
    {
        var index = _next++;
        if (index < reports.Count)
        {
            return stream.WriteAsync(await compose(reports[index]), cancellation);
        }

        // The manifest is the last entry, and nothing follows it.
        return index == reports.Count ? stream.CompleteAsync() : Task.CompletedTask;
    }
}
