using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Witnesses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publication.Tests;

/// <summary>Another agency's server that cosigns checkpoints over HTTP.</summary>
internal sealed class WitnessUnderTest : IWitnessStore, IAsyncDisposable
{
    private static readonly NoteSigner s_signer = NoteSigner.Create(
        "witness.example.gov.cn",
        NoteKeyType.Cosignature,
        PrivateKey.Generate(SignatureAlgorithm.Ed25519)
    );

    private readonly WebApplication _app;

    private WitnessUnderTest(WebApplication app) => _app = app;

    /// <summary>The setting that names it.</summary>
    public string Setting => $"{Key} {_app.Urls.First()}/witness/";

    public static NoteKey Key => s_signer.VerifierKey;

    /// <summary>What it cosigned last.</summary>
    public Checkpoint? Newest { get; set; }

    /// <summary>Statuses that it answered.</summary>
    public List<int> Statuses { get; } = [];

    /// <summary>Answers instead of the witness; null: the witness does.</summary>
    public WitnessAnswer? Instead { get; set; }

    /// <param name="log">The log that it witnesses.</param>
    public static async Task<WitnessUnderTest> StartAsync(LogPolicy log)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new WitnessUnderTest(app);
        var witness = new Witness(s_signer, [log], server, TimeProvider.System);
        app.MapPost(
            "/witness/add-checkpoint",
            async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                var body = await reader.ReadToEndAsync();
                var answer = server.Instead ?? await witness.AddCheckpointAsync(body, default);
                server.Statuses.Add(answer.Status);
                return Results.Text(answer.Body, "text/plain", statusCode: answer.Status);
            }
        );
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public Task<Checkpoint?> FindAsync(string origin, CancellationToken cancellation) => Task.FromResult(Newest);

    public Task<bool> TryReplaceAsync(Checkpoint? expected, Checkpoint replacement, CancellationToken cancellation)
    {
        Newest = replacement;
        return Task.FromResult(true);
    }
}
