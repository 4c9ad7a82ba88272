using Disclosure.Form;
using Disclosure.Intake.Admission;
using Disclosure.Intake.Formats;
using Disclosure.Intake.Formats.Doc;
using Disclosure.Intake.Formats.Docx;
using Disclosure.Intake.Formats.Html;
using Disclosure.Intake.Formats.Json;
using Disclosure.Intake.Formats.Markdown;
using Disclosure.Intake.Formats.Ofd;
using Disclosure.Intake.Formats.Pdf;
using Disclosure.Intake.Formats.PlainText;
using Disclosure.Intake.Formats.Xlsx;
using Disclosure.Intake.Formats.Xml;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.Rpc;
using Disclosure.Intake.Workers;
using Disclosure.ServiceDefaults.Admission;
using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake;

/// <summary>Registers everything that this service consists of.</summary>
public static class IntakeModule
{
    /// <summary>The formats of documents, one line each, in the order in which content is recognised.</summary>
    internal static IReadOnlyList<IntakeFormat> Formats { get; } =
    [
        new DocxFormat(),
        new DocFormat(),
        new PdfFormat(),
        new OfdFormat(),
        new XlsxFormat(),
        new HtmlFormat(),
        new PlainTextFormat(),
        new MarkdownFormat(),
        new JsonFormat(),
        new XmlFormat(),
    ];

    /// <summary>Adds the service to a program, which may host others too.</summary>
    public static void AddIntake(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<IntakeRpc>();
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder.Services.AddOptions<IntakeOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        // Registered one by one, so that a host can add formats of its own.
        foreach (var format in Formats)
        {
            builder.Services.AddSingleton(format);
        }

        builder
            .Services.AddSingleton<FormatRegistry>()
            .AddSingleton<RequestParser>()
            .AddSingleton(_ => new ScratchRoot())
            .AddSingleton<LibreOfficeConverter>()
            .AddSingleton<IDocumentConverter>(s => s.GetRequiredService<LibreOfficeConverter>())
            .AddSingleton(CreateParser)
            .AddSingleton<DocumentTurns>()
            .AddSingleton(CreateBudget)
            .AddSingleton<DocumentIntakeService>()
            .AddSingleton<ArchiveIntakeService>();
        AddSandboxCheck(builder);
    }

    /// <summary>Maps the gRPC service.</summary>
    public static void MapIntake(this IEndpointRouteBuilder app) =>
        app.MapGrpcService<IntakeRpc>()
            .UseUploadGate(
                app.ServiceProvider.GetRequiredService<UploadBudget>(),
                ServiceDefaultsModule.MaxMessageBytes
            );

    private static void AddSandboxCheck(IHostApplicationBuilder builder)
    {
        builder
            .Services.AddSingleton<SandboxCheck>()
            .AddHostedService(s => s.GetRequiredService<SandboxCheck>())
            .AddHealthChecks()
            .AddCheck<SandboxCheck>("intake-sandbox");
        builder.AddStartupData(
            "DISCLOSURE_INTAKE_REQUIRE_SANDBOX",
            s =>
            {
                s.GetRequiredService<SandboxCheck>().Require();
                return new RequiredSandbox();
            }
        );
    }

    // Seconds. Callers wait half a minute in all, and want a document read in it.
    private const int MaxUploadWait = 8;

    private static UploadBudget CreateBudget(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<IntakeOptions>>().Value;
        return new(
            options.MaxHeldBytes,
            TimeSpan.FromSeconds(Math.Min(options.QueueTimeout, MaxUploadWait)),
            AdmissionErrors.Busy,
            services.GetRequiredService<TimeProvider>()
        );
    }

    // Worker processes get the folder of editions by name, as they share nothing with the service.
    private static IDocumentParser CreateParser(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<IntakeOptions>>().Value;
        var editions = services.GetRequiredService<IConfiguration>()["DISCLOSURE_EDITIONS"];
        var memory = WorkerMemoryLimit.Compute(
            options.Memory,
            options.Workers + DocumentTurns.ExtraTurns,
            WorkerMemoryLimit.Available
        );
        return options.Workers == 0
            ? new InProcessParser(services.GetRequiredService<RequestParser>())
            : new WorkerPool(
                () => WorkerCommand.Create(memory, options.ProcessorTime, editions),
                FileRule.ForWorker(editions).Append(FileRule.Processes),
                memory,
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<WorkerPool>>()
            );
    }

    // Stands for what was required and found.
    private sealed record RequiredSandbox;
}
