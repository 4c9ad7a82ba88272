using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats;
using Disclosure.Intake.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>A format is known by its registration alone.</summary>
public sealed class FormatRegistryTests
{
    private const string Notebook = "application/x-notebook";

    private static readonly byte[] s_notebook = Encoding.UTF8.GetBytes(
        "NOTEBOOK\n青禾镇2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n"
    );

    private readonly FormatRegistry _formats = new([.. IntakeModule.Formats, new NotebookFormat()]);

    [Theory]
    [InlineData(Notebook)]
    [InlineData("text/plain")]
    [InlineData("application/pdf")]
    public void A_registered_format_is_recognised_by_its_bytes_and_read(string declared)
    {
        Assert.IsType<NotebookFormat>(_formats.Detect(s_notebook, declared));
        var reading = _formats.Read(s_notebook, declared, Editions.Catalog, CancellationToken.None);
        Assert.Equal(("青禾镇", 2023), (reading.AgencyName, reading.Year));
    }

    [Fact]
    public void A_registered_format_has_a_file_extension_and_is_named_where_another_is_refused()
    {
        Assert.Equal(Notebook, _formats.MediaTypeOf("甲局.NB"));
        var fault = Assert.Throws<ApiException>(() => _formats.Detect("x"u8.ToArray(), "image/png"));
        Assert.Equal("UNKNOWN_CONTENT_TYPE", fault.Reason);
        Assert.Contains(Notebook, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Markdown、笔记本 和本系统导出的 JSON、XML；", fault.Localized, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_is_declared_as_it_and_lacks_its_signature_is_refused() =>
        Refused.Unreadable(() => _formats.Detect("x"u8.ToArray(), Notebook));

    [Fact]
    public async Task The_service_reads_it_once_it_is_registered()
    {
        using var service = new ServiceUnderTest<IntakeOptions>();
        using var extended = service.WithWebHostBuilder(b =>
        {
            b.UseSetting("DISCLOSURE_INTAKE_WORKERS", "0");
            b.ConfigureTestServices(s => s.AddSingleton<IntakeFormat, NotebookFormat>());
        });
        var documents = extended.Services.GetRequiredService<Intake.Rpc.DocumentIntakeService>();
        var request = new ReadDocumentRequest { Content = ByteString.CopyFrom(s_notebook), ContentType = Notebook };
        Assert.Equal("青禾镇", (await documents.ReadAsync(request, "", CancellationToken.None)).AgencyName);
    }

    [Fact]
    public void What_is_refused_names_the_formats_that_are_read()
    {
        var fault = Assert.Throws<ApiException>(() => Documents.Formats.Detect("x"u8.ToArray(), "image/png"));
        Assert.Equal(
            "不支持的文件类型“image/png”，可导入 Word、PDF、OFD、Excel、网页、纯文本、Markdown 和本系统导出的 JSON、XML；其他格式请先另存为 docx。",
            fault.Localized
        );
    }

    /// <summary>A format that only this test knows: a line of its own, then plain text.</summary>
    private sealed class NotebookFormat : ExtractedFormat
    {
        public override string Title => "笔记本";

        public override IReadOnlyList<string> MediaTypes { get; } = [Notebook];

        public override IReadOnlyList<string> FileExtensions { get; } = [".nb"];

        public override bool Matches(ContentProbe content) => content.StartsWith("NOTEBOOK\n"u8);

        public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
            new(
                [
                    .. Encoding
                        .UTF8.GetString(document.Bytes.Span)
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Skip(1)
                        .Select((line, i) => new ExtractedLine([new(line)], i + 1)),
                ],
                IsWrapped: true
            );
    }
}
