using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Testing;

/// <summary>A whole service in the test's process, called through a real channel, on data of its own and a clock to move.</summary>
/// <typeparam name="TRpc">A public type of the service's assembly.</typeparam>
public sealed class ServiceUnderTest<TRpc> : WebApplicationFactory<TRpc>
    where TRpc : class
{
    private readonly TemporaryFolder _data = new();
    private readonly Lazy<GrpcChannel> _channel;

    public ServiceUnderTest() =>
        _channel = new(() =>
            GrpcChannel.ForAddress(
                Server.BaseAddress,
                new() { HttpHandler = Server.CreateHandler(), MaxReceiveMessageSize = null }
            )
        );

    /// <summary>The service's clock; starts at 2024-01-15 09:00 UTC.</summary>
    public FakeTimeProvider Clock { get; } = new(new(2024, 1, 15, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Connection string of a PostgreSQL database; empty: a file in the folder.</summary>
    public string Database { get; init; } = "";

    /// <summary>Further settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder of its database.</summary>
    public string Data => _data.Path;

    /// <summary>The service's own parts.</summary>
    public T Part<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client of the service.</summary>
    public TClient Client<TClient>(Func<ChannelBase, TClient> create) => create(_channel.Value);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("DISCLOSURE_DATA", Data);
        builder.UseSetting("DISCLOSURE_DATABASE", Database);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _data.Dispose();
        }
    }
}
