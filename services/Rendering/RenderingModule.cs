using Disclosure.ContractMapping;
using Disclosure.Rendering.Data;
using Disclosure.Rendering.Docx;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Html;
using Disclosure.Rendering.Kept;
using Disclosure.Rendering.Ofd;
using Disclosure.Rendering.Pdf;
using Disclosure.Rendering.Plain;
using Disclosure.Rendering.Rpc;
using Disclosure.Rendering.Xlsx;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Rendering;

/// <summary>Everything that this service is made of.</summary>
public static class RenderingModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8085;

    public static void AddRendering(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<RenderingRpc>("rendering");
        builder
            .Services.AddSingleton<IReportWriter, DocxReportWriter>()
            .AddSingleton<IReportWriter, HtmlReportWriter>()
            .AddSingleton<IReportWriter, XlsxReportWriter>()
            .AddSingleton<IReportWriter, XmlReportWriter>()
            .AddSingleton<IReportWriter, JsonReportWriter>()
            .AddSingleton<IReportWriter, CsvReportWriter>()
            .AddSingleton<IReportWriter, TextReportWriter>()
            .AddSingleton<IReportWriter, MarkdownReportWriter>();
        builder.Services.AddKeeper();
        builder.Services.AddSingleton<EditionMemo>();
        builder.Services.AddOptions<FontOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder
            .Services.AddSingleton<FontLibrary>()
            .AddSingleton<FontSubsetCache>()
            .AddSingleton<IReportWriter, PdfReportWriter>()
            .AddSingleton<IReportWriter, OfdReportWriter>();
    }

    public static void MapRendering(this IEndpointRouteBuilder app) => app.MapGrpcService<RenderingRpc>();
}
