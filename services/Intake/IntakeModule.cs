using Disclosure.Form;
using Disclosure.Intake.Readers;
using Disclosure.Intake.Rpc;
using Disclosure.Intake.Workers;
using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

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
            .Services.AddSingleton(DocumentReaders.All)
            .AddSingleton(_ => EditionCatalog.Load(builder.Configuration["DISCLOSURE_EDITIONS"]))
            .AddSingleton(Parser)
            .AddSingleton<OfficeConverter>()
            .AddSingleton<DocumentDesk>()
            .AddSingleton<ArchiveDesk>();
    }

    public static void MapIntake(this IEndpointRouteBuilder app) => app.MapGrpcService<IntakeRpc>();

    private static IDocumentParser Parser(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<IntakeOptions>>().Value;
        var editions = services.GetRequiredService<IConfiguration>()["DISCLOSURE_EDITIONS"];
        var memory = WorkerMemory.Of(options.Memory, options.Workers, WorkerMemory.Available);
        return options.Workers == 0
            ? new InProcessParser(
                new(services.GetRequiredService<DocumentReaders>(), services.GetRequiredService<EditionCatalog>())
            )
            : new WorkerPool(
                () => WorkerCommand.Of(memory, editions),
                memory,
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<WorkerPool>>()
            );
    }
}
