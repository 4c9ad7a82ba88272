using System.Text;
using Disclosure.ContractMapping;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Rpc;
using Disclosure.Rendering.V1;
using Disclosure.Rendering.Verification;
using Disclosure.Testing;
using Grpc.Net.Client;
using Microsoft.AspNetCore.TestHost;

namespace Disclosure.Rendering.Tests.Formats;

/// <summary>A format that the product does not have works everywhere once it is registered.</summary>
public sealed class FormatRegistrationTests : IDisposable
{
    private readonly ServiceUnderTest<RenderingRpc> _service = new();
    private readonly RenderingService.RenderingServiceClient _client;

    public FormatRegistrationTests()
    {
        var server = _service.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddFormat<TitleFormat>())).Server;
        _client = new(GrpcChannel.ForAddress(server.BaseAddress, new() { HttpHandler = server.CreateHandler() }));
    }

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task It_is_rendered_with_its_type_and_extension()
    {
        var answer = await _client.RenderReportAsync(Request("甲2023年度报告"));
        Assert.Equal("甲2023年度报告", answer.Content.ToStringUtf8());
        Assert.Equal(("text/x-title", "甲2023年度报告.title"), (answer.ContentType, answer.FileName));
    }

    [Fact]
    public async Task It_is_verified_and_archived()
    {
        var order = new ArchiveDocumentRequest { RequestId = $"{Guid.NewGuid()}", Report = Request("甲2023年度报告") };
        var archived = await _client.ArchiveDocumentAsync(order);
        Assert.EndsWith(".title", archived.Name, StringComparison.Ordinal);
        var found = await _client.GetArchivedDocumentAsync(new() { Name = archived.Name });
        Assert.Equal(("text/x-title", archived.Content), (found.ContentType, found.Content));
        order = new() { RequestId = $"{Guid.NewGuid()}", Report = Request("改") };
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () =>
            await _client.ArchiveDocumentAsync(order)
        );
        Assert.Equal(Grpc.Core.StatusCode.FailedPrecondition, refused.StatusCode);
    }

    [Fact]
    public async Task It_is_bundled()
    {
        using var call = _client.RenderBundle();
        await call.RequestStream.WriteAsync(new() { Path = "甲/2023.title", Report = Request("甲2023年度报告") });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(default));
        var entry = call.ResponseStream.Current.Entry;
        Assert.Equal(("甲/2023.title", ""), (entry.Path, entry.Failure));
        Assert.Equal(Encoding.UTF8.GetByteCount("甲2023年度报告"), entry.Size);
    }

    private static RenderReportRequest Request(string title) =>
        new()
        {
            Format = "title",
            Title = title,
            AgencyName = "甲",
            Year = 2023,
            Sheet = Reports.Zeros(Editions.E2021).ToProto(),
        };

    // A document that is the report's title, and that never passes its round trip where the title is one character.
    private sealed class TitleFormat : IReportFormat, IReportWriter, IRoundTripVerifier
    {
        public string Name => "title";

        public string MediaType => "text/x-title";

        public IReportWriter Writer => this;

        public IRoundTripVerifier? Verifier => this;

        public byte[] Write(ReportContent content) => Encoding.UTF8.GetBytes(content.Title);

        public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content) =>
            content.Title.Length > 1 ? [] : [new("prose[0]", "标题", "标题", content.Title)];
    }
}
