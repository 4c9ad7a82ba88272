using System.Text;
using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Rendering.Archive;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Rpc;
using Disclosure.Rendering.V1;
using Disclosure.Rendering.Verification;
using Disclosure.Testing;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Tests.Archive;

public sealed class DocumentArchiveTests : IDisposable
{
    private readonly ServiceUnderTest<RenderingRpc> _service = new();

    private RenderingService.RenderingServiceClient Client =>
        _service.Client(c => new RenderingService.RenderingServiceClient(c));

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_document_is_kept_once_and_given_back_as_it_was()
    {
        var kept = await Client.ArchiveDocumentAsync(Request("docx"));
        var again = await Client.ArchiveDocumentAsync(Request("docx"));
        Assert.Equal(kept, again);
        Assert.Equal($"documents/{kept.Sha256}.docx", kept.Name);
        Assert.Equal("", kept.Sm3);
        Assert.Equal(kept, await Client.GetArchivedDocumentAsync(new() { Name = kept.Name }));
        Assert.Single(Directory.EnumerateFiles(_service.Data, "*.docx", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_not_kept_or_no_name_or_damaged_is_said_so()
    {
        var unknown = $"documents/{new string('0', 64)}.docx";
        Assert.Equal("DOCUMENT_NOT_FOUND", await ReasonOfGetAsync(unknown));
        Assert.Equal("INVALID_FIELDS", await ReasonOfGetAsync("documents/../../etc/passwd"));
        var kept = await Client.ArchiveDocumentAsync(Request("html"));
        var file = Directory.EnumerateFiles(_service.Data, "*.html", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, " ");
        Assert.Equal("DOCUMENT_DAMAGED", await ReasonOfGetAsync(kept.Name));
    }

    [Fact]
    public async Task A_format_that_is_not_read_back_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(folder);
        var content = Reports.Of(Reports.Zeros(Editions.E2021));
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            archive.AddAsync(new WithoutVerifier(), Reports.Writer("md").Write(content), content, default)
        );
        Assert.Equal("FORMAT_NOT_ARCHIVED", fault.Reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_document_that_says_something_else_is_not_kept_and_the_place_is_told()
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(folder);
        var content = Reports.Of(Reports.Zeros(Editions.E2021));
        var page = Encoding.UTF8.GetString(Reports.Writer("html").Write(content));
        var cell = page.IndexOf("data-cell=\"requests.received.total\"", StringComparison.Ordinal);
        var at = page.IndexOf(">0</td>", cell, StringComparison.Ordinal);
        var wrong = page[..at] + ">8</td>" + page[(at + ">0</td>".Length)..];
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            archive.AddAsync(Reports.Catalog.Require("html"), Encoding.UTF8.GetBytes(wrong), content, default)
        );
        Assert.Equal("ROUND_TRIP_DIFFERS", fault.Reason);
        Assert.Equal(
            ("requests.received.total", "0", "8"),
            (fault.Metadata["place"], fault.Metadata["expected"], fault.Metadata["actual"])
        );
        Assert.Equal(
            "生成的 html 文件回读后与报告不一致，未存档：表三“一、本年新收政府信息公开申请数量”的“总计”应为“0”，读出“8”。",
            fault.Localized
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Sm3_is_that_of_the_standard() =>
        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Sm3Digest.Hash("abc"u8));

    private static DocumentArchive Archive(TemporaryFolder folder) =>
        new(new FolderDocumentStore(folder.Path), Reports.Catalog, Options.Create(new ArchiveOptions()));

    private async Task<string> ReasonOfGetAsync(string name) =>
        Reason(
            await Assert.ThrowsAsync<RpcException>(async () =>
                await Client.GetArchivedDocumentAsync(new() { Name = name })
            )
        );

    private static string Reason(RpcException error) => error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;

    internal static ArchiveDocumentRequest Request(string format) =>
        new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Report = new()
            {
                Format = format,
                Title = "甲2023年度报告",
                AgencyName = "甲",
                Year = 2023,
                Sheet = Reports.Mixed(Editions.E2021).ToProto(),
            },
        };

    private sealed class WithoutVerifier : IReportFormat
    {
        public string Name => "md";

        public string MediaType => "text/markdown";

        public IReportWriter Writer => Reports.Writer("md");

        public IRoundTripVerifier? Verifier => null;
    }
}
