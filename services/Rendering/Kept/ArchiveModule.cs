using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Kept;

/// <summary>Keeping: how documents are read back, and where they stay.</summary>
internal static class ArchiveModule
{
    public static void AddKeeper(this IServiceCollection services)
    {
        services.AddOptions<ArchiveOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IRoundTripVerifier, DocxRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, PdfRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, HtmlRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, XlsxRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, XmlRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, JsonRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, CsvRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, TextRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, MarkdownRoundTripVerifier>()
            .AddSingleton<IRoundTripVerifier, OfdRoundTripVerifier>()
            .AddSingleton(StoreOf)
            .AddSingleton<DocumentArchive>();
    }

    private static IDocumentStore StoreOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ArchiveOptions>>().Value;
        if (options.S3Endpoint.Length > 0)
        {
            return new S3DocumentStore(options);
        }

        var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
        return new FolderDocumentStore(
            Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : Path.Combine(data, "documents"))
        );
    }
}
