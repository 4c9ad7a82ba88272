using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Examples;

/// <summary>A running product for the programs of tests/Examples: an agency with tokens for each, and the public keys.</summary>
public sealed class ExampleProduct : IAsyncLifetime, IDisposable
{
    // Whom the draft speaks of.
    private const string DraftTitle = "临河县财政局";

    private readonly TemporaryFolder _folder = new();
    private readonly TrialProduct _product = new(
        new Dictionary<string, string> { ["DISCLOSURE_WEBHOOK_ALLOW"] = "127.0.0.1" }
    );
    private string _logKey = "";

    /// <summary>A caller who may do everything.</summary>
    public JsonCaller Json => _product.Json;

    private string PublisherKey => Path.Combine(_folder.Path, "publisher.pem");

    public async Task InitializeAsync()
    {
        await _product.InitializeAsync();
        await File.WriteAllTextAsync(PublisherKey, await PublicKeyAsync("signing.pem"));
        _logKey = (await PublicKeyAsync("log.pem", "--name", "localhost/public/v1/log")).Trim();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _product.Dispose();
        _folder.Dispose();
    }

    /// <summary>Registers an agency with a draft of its own, since two agencies do not publish the same report.</summary>
    internal async Task<ExampleJob> PrepareAsync(string agency, string title)
    {
        await Json.AddAgencyAsync(agency, title, "DEPARTMENT", "");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, agency)).FullName;
        var draft = await File.ReadAllTextAsync(Repository.PathOf("tests", "Examples", "draft.txt"));
        var job = new ExampleJob(
            agency,
            folder,
            new Dictionary<string, string>
            {
                ["DISCLOSURE_SERVER"] = _product.HttpAddress,
                ["DISCLOSURE_GRPC"] = $"127.0.0.1:{_product.GrpcPort}",
                ["DISCLOSURE_TOKEN"] = await TokenAsync(agency, "SYSTEM"),
                ["DISCLOSURE_OFFICER_TOKEN"] = await TokenAsync(agency, "DISCLOSURE_OFFICE"),
                ["DISCLOSURE_ADMINISTRATOR_TOKEN"] = await TokenAsync(agency, "ADMINISTRATOR"),
                ["DISCLOSURE_PUBLISHER_KEY"] = PublisherKey,
                ["DISCLOSURE_LOG_KEY"] = _logKey,
            }
        );
        await File.WriteAllTextAsync(job.Draft, draft.Replace(DraftTitle, title, StringComparison.Ordinal));
        return job;
    }

    private async Task<string> TokenAsync(string agency, string role)
    {
        var token = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{agency}/tokens",
            new
            {
                requestId = Guid.NewGuid(),
                role,
                title = "示例",
            }
        );
        return $"{token["token"]}";
    }

    // As an operator prints it, for those who verify.
    private async Task<string> PublicKeyAsync(string file, params string[] arguments)
    {
        var program = ServiceProcess.PathOf("services/CommandLine", "disclosure");
        string[] all = [program, "public-key", Path.Combine(_product.Data, file), .. arguments];
        var (exit, output, error) = await Command.RunAsync("dotnet", all);
        Assert.True(exit == 0, error);
        return output;
    }
}
