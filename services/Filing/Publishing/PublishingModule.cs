using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Storage.Publications;
using Disclosure.OpenData;
using Disclosure.PublicStorage;
using Disclosure.PublicTree;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.TimeStamps;
using Disclosure.TransparencyLog.Witnesses;
using Microsoft.Extensions.Options;

namespace Disclosure.Filing.Publishing;

/// <summary>Registers publication: the tree, the keys, and what keeps them together.</summary>
/// <remarks>File names in the data folder: keep them, since installations have keys under them.</remarks>
internal static class PublishingModule
{
    private const string SigningFile = "signing.pem";
    private const string LogFile = "log.pem";
    private const string WitnessFile = "witness.pem";

    // Keys are startup data: a key that cannot be read stops the start, and not the first publication.
    public static void AddPublishing(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<PublicationOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // Without loggers: the client would log every request, and what matters is logged by those who use it.
        builder.Services.AddHttpClient(nameof(HttpWitness)).RemoveAllLoggers();
        builder.Services.AddSingleton(CreateWitnesses);
        builder.AddStartupData("DISCLOSURE_TSA_ROOT", CreateAuthorities);
        builder.AddStartupData("DISCLOSURE_SIGNING_KEY", CreateSigner);
        builder.AddStartupData("DISCLOSURE_WITNESS_KEY", CreateWitness);
        builder
            .Services.AddPublicStorage()
            // Singletons: the updater's semaphore is what keeps two updates of this process apart.
            .AddSingleton<PublicTreeReader>()
            .AddSingleton<PublicTreeWriter>()
            .AddSingleton<IPublicationStore, SqlPublicationStore>()
            .AddSingleton<IStampStore, SqlStampStore>()
            .AddSingleton<ManifestStamper>()
            .AddSingleton<CheckpointCosigner>()
            .AddSingleton<CheckpointPublisher>()
            .AddSingleton<ReceiptFactory>()
            .AddSingleton<ReportIndexBuilder>()
            .AddSingleton<PublicTreeUpdater>()
            .AddSingleton<ReportPublisher>()
            .AddSingleton(services => new DatasetBuilder(
                services.GetRequiredService<PublicTreeReader>(),
                services.GetRequiredService<PublicTreeWriter>(),
                services.GetRequiredService<PublicationSigner>().Sign
            ))
            .AddSingleton<DatasetUpdater>()
            .AddHostedService<PublicTreeService>()
            .AddHostedService<DatasetService>();
    }

    private static IEnumerable<ICheckpointWitness> CreateWitnesses(IServiceProvider services) =>
        WitnessSetting.TryParse(Options(services).Witnesses, out var witnesses)
            // Settings were validated at start; a list that is wrong did not get here.
            ? [.. witnesses.Select(w => new HttpWitness(w.Key, w.Address, CreateClient(services)))]
            : [];

    // One or none.
    private static IEnumerable<ITimeStampAuthority> CreateAuthorities(IServiceProvider services)
    {
        var options = Options(services);
        if (options.TimeStampAuthority.Length == 0)
        {
            return [];
        }

        var roots = new X509Certificate2Collection();
        try
        {
            if (options.TimeStampRoot.Length > 0)
            {
                roots.ImportFromPemFile(options.TimeStampRoot);
            }
        }
        catch (CryptographicException broken)
        {
            throw new InvalidDataException($"{options.TimeStampRoot} holds no certificate in PEM.", broken);
        }

        var verifier = roots.Count > 0 ? new TimeStampVerifier(roots) : null;
        return [new HttpTimeStampAuthority(new(options.TimeStampAuthority), verifier, CreateClient(services))];
    }

    private static HttpClient CreateClient(IServiceProvider services)
    {
        var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(HttpWitness));
        // A few lines of signatures.
        // An answer that is larger is no answer of a witness or an authority: the client throws, and it counts as away.
        client.MaxResponseContentBufferSize = SignedNote.MaxLength;
        return client;
    }

    // A key of its own: one that signs a log never cosigns.
    private static Witness CreateWitness(IServiceProvider services)
    {
        var options = Options(services);
        var key = ReadKey(services, options.WitnessKey, WitnessFile);
        return new(
            NoteSigner.Create(options.WitnessName, NoteKeyType.Cosignature, key),
            [.. options.ReadWitnessedLogs().Select(k => new LogPolicy(k.Name, [k]))],
            services.GetRequiredService<IWitnessStore>(),
            // TimeProvider: a cosignature carries the time at which it was made (c2sp.org/tlog-cosignature).
            services.GetRequiredService<TimeProvider>()
        );
    }

    private static PublicationSigner CreateSigner(IServiceProvider services)
    {
        var options = Options(services);
        // The Ed25519 key first: it is always there, SM2 is added to it.
        List<PrivateKey> keys = [ReadKey(services, options.SigningKey, SigningFile)];
        if (options.Sm2Key.Length > 0)
        {
            keys.Add(KeyFile.Read(options.Sm2Key, SignatureAlgorithm.Sm2));
        }

        var log = ReadKey(services, options.LogKey, LogFile);
        return new(keys, NoteSigner.Create(options.LogOrigin, NoteKeyType.Ed25519, log));
    }

    // A key that is configured must be there; only our own is generated.
    private static PrivateKey ReadKey(IServiceProvider services, string configured, string file) =>
        configured.Length > 0
            ? KeyFile.Read(configured, SignatureAlgorithm.Ed25519)
            : KeyFile.ReadOrGenerate(PathOf(services, file));

    private static PublicationOptions Options(IServiceProvider services) =>
        services.GetRequiredService<IOptions<PublicationOptions>>().Value;

    private static string PathOf(IServiceProvider services, string name) =>
        Path.GetFullPath(Path.Combine(services.GetRequiredService<IOptions<ServerOptions>>().Value.Data, name));
}
