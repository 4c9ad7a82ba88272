using System.Text;
using Disclosure.Intake.Readers;
using Disclosure.Intake.Readers.Pdf;
using Disclosure.Intake.Rpc;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Intake;

/// <summary>Everything that this service is made of.</summary>
public static class IntakeModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8086;

    public static void AddIntake(this IHostApplicationBuilder builder)
    {
        // GB18030 and its elders, in which old documents are written.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        builder.AddRpc<IntakeRpc>("intake");
        builder.Services.AddOptions<IntakeOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder
            .Services.AddSingleton<IDocumentReader, PlainReader>()
            .AddSingleton<IDocumentReader, DocxReader>()
            .AddSingleton<IDocumentReader, PdfDocumentReader>()
            .AddSingleton<IDocumentReader, HtmlReader>();
    }

    public static void MapIntake(this IEndpointRouteBuilder app) => app.MapGrpcService<IntakeRpc>();
}
