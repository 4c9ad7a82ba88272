using Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Tests.Archive;

public sealed class ArchivedFormatTests(RenderingHost host) : IClassFixture<RenderingHost>
{
    private RenderingService.RenderingServiceClient Client => host.Client;

    [Theory, MemberData(nameof(Reports.Formats), MemberType = typeof(Reports))]
    public async Task Every_format_is_kept(string format)
    {
        var kept = await Client.ArchiveDocumentAsync(DocumentArchiveTests.Request(format));
        Assert.EndsWith($".{format}", kept.Name, StringComparison.Ordinal);
        Assert.Equal(kept.Content, (await Client.GetArchivedDocumentAsync(new() { Name = kept.Name })).Content);
    }
}
