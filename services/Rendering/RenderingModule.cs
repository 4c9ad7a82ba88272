using Disclosure.Form;
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
    public static void AddRendering(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<RenderingRpc>(ServiceCatalog.Rendering);
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder
            .Services.AddSingleton<IReportWriter, DocxWriter>()
            .AddSingleton<IReportWriter, HtmlWriter>()
            .AddSingleton<IReportWriter, XlsxWriter>()
            .AddSingleton<IReportWriter, XmlWriter>()
            .AddSingleton<IReportWriter, JsonWriter>()
            .AddSingleton<IReportWriter, CsvWriter>()
            .AddSingleton<IReportWriter, PlainWriter>()
            .AddSingleton<IReportWriter, MarkdownWriter>();
        builder.Services.AddKeeper();

        builder.Services.AddOptions<FontOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder
            .Services.AddSingleton<FontLibrary>()
            .AddSingleton<SubsetCache>()
            .AddSingleton<IReportWriter, PdfWriter>()
            .AddSingleton<IReportWriter, OfdWriter>();
    }

    public static void MapRendering(this IEndpointRouteBuilder app) => app.MapGrpcService<RenderingRpc>();
}
