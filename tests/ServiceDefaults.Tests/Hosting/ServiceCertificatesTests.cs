using System.Security.Cryptography.X509Certificates;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Hosting.Tls;
using Disclosure.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>Certificates between the gateway and a service: who may call, and whom the gateway takes for the service.</summary>
public sealed class ServiceCertificatesTests : IAsyncLifetime, IDisposable
{
    // What gRPC calls a connection that did not come about: it depends on which side is the first to say so.
    private static readonly StatusCode[] s_refused = [StatusCode.Unavailable, StatusCode.Internal];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private TestAuthority _authority = null!;
    private WebApplication _service = null!;
    private int _port;

    public async Task InitializeAsync()
    {
        _authority = new(_folder.Path);
        _port = Ports.Free();
        var (certificate, key) = _authority.IssueFiles("filing", "filing");
        var builder = WebApplication.CreateBuilder([
            $"--DISCLOSURE_PORT={_port}",
            $"--DISCLOSURE_TLS_CERTIFICATE={certificate}",
            $"--DISCLOSURE_TLS_KEY={key}",
            $"--DISCLOSURE_SERVICE_CA={_authority.Certificates}",
        ]);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.AddServiceDefaults(new("filing", 0));
        _service = builder.Build();
        _service.MapServiceDefaults();
        var error = new StringWriter();
        Assert.True(await _service.TryStartAsync(error), $"{error}");
    }

    public async Task DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_gateway_is_let_in_and_finds_its_service() =>
        Assert.Equal(StatusCode.OK, await CallAsync(Files("gateway"), "filing"));

    [Fact]
    public async Task A_valid_certificate_with_another_name_is_refused() =>
        Assert.Contains(await CallAsync(Files("narrative"), "filing"), s_refused);

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var other = new TestAuthority(_folder.Path);
        Assert.Contains(await CallAsync(other.IssueFiles("gateway", "other"), "filing"), s_refused);
    }

    [Fact]
    public async Task A_caller_without_a_certificate_is_refused()
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        Assert.Contains(await CallAsync(handler), s_refused);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_refused()
    {
        using var expired = _authority.Issue("CN=gateway", ["gateway"], isExpired: true);
        Assert.Contains(await CallAsync(HandlerWith(expired)), s_refused);
        using var current = _authority.Issue("CN=gateway", ["gateway"]);
        Assert.Equal(StatusCode.OK, await CallAsync(HandlerWith(current)));
    }

    [Fact]
    public async Task The_gateway_takes_no_service_for_another() =>
        Assert.Contains(await CallAsync(Files("gateway"), "statistics"), s_refused);

    [Fact]
    public async Task The_gateway_takes_no_service_of_another_authority()
    {
        using var other = new TestAuthority(_folder.Path);
        var options = OptionsOf(Files("gateway")) with { ServiceAuthorities = other.Certificates };
        Assert.Contains(await CallAsync(options, "filing"), s_refused);
    }

    [Fact]
    public async Task A_service_asks_itself_for_its_health()
    {
        var own = new ServerOptions
        {
            TlsCertificate = Path.Combine(_folder.Path, "filing.pem"),
            TlsKey = Path.Combine(_folder.Path, "filing.key"),
        };
        using var handler = LoopbackHandler.Create(own);
        Assert.Equal(StatusCode.OK, await CallAsync(handler));
    }

    [Fact]
    public async Task Certificates_are_read_again_when_their_files_change()
    {
        var before = await ShownAsync();
        _authority.IssueFiles("filing", "filing");
        // Within the second in which files are not looked at again.
        Assert.Equal(before, await ShownAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await ShownAsync();
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "filing.pem"), "half of a file");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(after, await ShownAsync());
    }

    [Fact]
    public async Task An_authority_that_is_replaced_lets_its_own_in_and_nobody_else()
    {
        Assert.Equal(StatusCode.OK, await CallAsync(Files("gateway"), "filing"));
        using var next = new TestAuthority(_folder.Path, "CN=Next");
        File.Copy(next.Certificates, _authority.Certificates, overwrite: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        using var old = _authority.Issue("CN=gateway", ["gateway"]);
        Assert.Contains(await CallAsync(HandlerWith(old)), s_refused);
        using var renewed = next.Issue("CN=gateway", ["gateway"]);
        Assert.Equal(StatusCode.OK, await CallAsync(HandlerWith(renewed)));
    }

    private (string Certificate, string Key) Files(string name) => _authority.IssueFiles(name, $"caller-{name}");

    private ServerOptions OptionsOf((string Certificate, string Key) files) =>
        new()
        {
            ServiceAuthorities = _authority.Certificates,
            ServiceCertificate = files.Certificate,
            ServiceKey = files.Key,
        };

    private Task<StatusCode> CallAsync((string Certificate, string Key) files, string service) =>
        CallAsync(OptionsOf(files), service);

    private async Task<StatusCode> CallAsync(ServerOptions options, string service)
    {
        using var handler = new SocketsHttpHandler();
        handler.UseServiceCertificates(options, service, _clock, NullLogger.Instance);
        return await CallAsync(handler);
    }

    private async Task<StatusCode> CallAsync(SocketsHttpHandler handler)
    {
        using var channel = GrpcChannel.ForAddress($"https://127.0.0.1:{_port}", new() { HttpHandler = handler });
        try
        {
            await new Health.HealthClient(channel).CheckAsync(new());
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }

    // A caller that shows what it is given and takes any server.
    private static SocketsHttpHandler HandlerWith(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        return handler;
    }

    // The serial number of what a new connection shows.
    private async Task<string> ShownAsync()
    {
        var shown = "";
        using var caller = _authority.Issue("CN=gateway", ["gateway"]);
        using var handler = HandlerWith(caller);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, server, _, _) =>
        {
            shown = server?.GetSerialNumberString() ?? "";
            return shown.Length > 0;
        };
        Assert.Equal(StatusCode.OK, await CallAsync(handler));
        return shown;
    }
}
