using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Disclosure.Testing;
using Grpc.Net.Client;

namespace Disclosure.Gateway.Tests.Certificates;

/// <summary>Callers who prove who they are by a client certificate, over a real connection.</summary>
public sealed class ClientCertificateTests : IDisposable
{
    private const string Subject = "CN=oa.example, O=Agency";

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority;
    private readonly GatewayWithFakes _gateway;
    private readonly int _json = Ports.Free();
    private readonly int _grpc = Ports.Free();

    public ClientCertificateTests()
    {
        _authority = new(_folder.Path);
        var (certificate, key) = _authority.IssueFiles("gateway", "gateway");
        _gateway = new()
        {
            Settings =
            {
                ["DISCLOSURE_HTTP_PORT"] = $"{_json}",
                ["DISCLOSURE_GRPC_PORT"] = $"{_grpc}",
                ["DISCLOSURE_TLS_CERTIFICATE"] = certificate,
                ["DISCLOSURE_TLS_KEY"] = key,
                ["DISCLOSURE_TLS_CLIENT_CA"] = _authority.Certificates,
            },
        };
        _gateway.Fakes.Access.Known = new()
        {
            Principal = $"certificate:{Subject}",
            Roles = { Tokens.Held(Role.System, Sample.Agency, subtree: false) },
        };
        _gateway.UseKestrel();
        _gateway.StartServer();
    }

    public void Dispose()
    {
        _gateway.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_subject_of_a_certificate_is_whom_Filing_has_granted_roles_to()
    {
        using var certificate = _authority.Issue(Subject, [], forServers: false);
        using var http = ClientWith(certificate);
        using var answer = await http.GetAsync($"https://127.0.0.1:{_json}/v1/whoami");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
        Assert.Equal(Subject, asked.Identity.Certificate);

        using var channel = GrpcChannel.ForAddress($"https://127.0.0.1:{_grpc}", new() { HttpClient = http });
        var who = await new PublicV1.AccessService.AccessServiceClient(channel).WhoAmIAsync(new());
        Assert.Equal($"certificate:{Subject}", who.Principal);
    }

    [Fact]
    public async Task A_certificate_without_a_grant_is_nobodys()
    {
        _gateway.Fakes.Access.Known = null;
        using var certificate = _authority.Issue(Subject, []);
        using var http = ClientWith(certificate);
        using var answer = await http.GetAsync($"https://127.0.0.1:{_json}/v1/whoami");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("\"CERTIFICATE_UNKNOWN\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_caller_without_a_certificate_shows_a_token()
    {
        using var http = ClientWith(null);
        using var stranger = await http.GetAsync($"https://127.0.0.1:{_json}/v1/whoami");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Contains("\"TOKEN_MISSING\"", await stranger.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new("Bearer", GatewayAlone.Token);
        using var bearer = await http.GetAsync($"https://127.0.0.1:{_json}/v1/whoami");
        Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
    }

    [Fact]
    public async Task A_token_counts_before_the_certificate_of_the_connection()
    {
        using var certificate = _authority.Issue(Subject, []);
        using var http = ClientWith(certificate);
        http.DefaultRequestHeaders.Authorization = new("Bearer", GatewayAlone.Token);
        Assert.Contains("bootstrap", await http.GetStringAsync($"https://127.0.0.1:{_json}/v1/whoami"));
    }

    [Fact]
    public async Task Certificates_of_others_and_those_that_have_expired_get_no_connection()
    {
        using var other = new TestAuthority(_folder.Path);
        using var foreign = other.Issue(Subject, []);
        using var expired = _authority.Issue(Subject, [], isExpired: true);
        foreach (var certificate in new[] { foreign, expired })
        {
            using var http = ClientWith(certificate);
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"https://127.0.0.1:{_json}/v1/whoami"));
        }
    }

    private static HttpClient ClientWith(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, true);
        }

        return new(handler);
    }
}
