using Disclosure.Intake.Readers;
using Disclosure.Intake.Readers.Pdf;
using Disclosure.Intake.Rpc;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Vocabulary.Wire;

namespace Disclosure.Intake;

/// <summary>Everything that this service is made of.</summary>
public static class IntakeModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8086;

    /// <summary>Who says so, in its faults.</summary>
    public const string FaultDomain = "intake.disclosure";

    public static void AddIntake(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<IntakeRpc>("intake");
        builder.Services.AddOptions<IntakeOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder
            .Services.AddSingleton<IDocumentReader, PlainReader>()
            .AddSingleton<IDocumentReader, DocxReader>()
            .AddSingleton<IDocumentReader, PdfDocumentReader>()
            .AddSingleton<IDocumentReader, XlsxReader>()
            .AddSingleton<IDocumentReader, OfdReader>()
            .AddSingleton<IDocumentReader, HtmlReader>()
            .AddSingleton<OfficeConverter>()
            .AddSingleton<DocumentDesk>()
            .AddSingleton<ArchiveDesk>()
            .AddSingleton<EditionMemo>();
    }

    public static void MapIntake(this IEndpointRouteBuilder app) => app.MapGrpcService<IntakeRpc>();
}
