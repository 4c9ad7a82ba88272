using Disclosure.Form;
using Disclosure.Rendering.Archive;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Formats.Csv;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Rendering.Formats.Json;
using Disclosure.Rendering.Formats.Markdown;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Formats.Png;
using Disclosure.Rendering.Formats.Text;
using Disclosure.Rendering.Formats.Xlsx;
using Disclosure.Rendering.Formats.Xml;
using Disclosure.Rendering.Rpc;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Rendering;

/// <summary>The registrations of this service.</summary>
public static class RenderingModule
{
    public static void AddRendering(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<RenderingRpc>();
        builder.Services.AddFormats();
        builder.Services.AddArchive();
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder.Services.AddOptions<FontOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<FontLibrary>().AddSingleton<FontSubsetCache>();
    }

    public static void MapRendering(this IEndpointRouteBuilder app) => app.MapGrpcService<RenderingRpc>();

    /// <summary>Every format, in the order that messages list them. A new format adds one line here.</summary>
    internal static IServiceCollection AddFormats(this IServiceCollection services) =>
        services
            .AddSingleton<FormatCatalog>()
            .AddFormat<DocxFormat>()
            .AddFormat<HtmlFormat>()
            .AddFormat<XlsxFormat>()
            .AddFormat<XmlFormat>()
            .AddFormat<JsonFormat>()
            .AddFormat<CsvFormat>()
            .AddFormat<TextFormat>()
            .AddFormat<MarkdownFormat>()
            .AddFormat<PdfFormat>()
            .AddFormat<OfdFormat>()
            .AddFormat<PngFormat>();
}
