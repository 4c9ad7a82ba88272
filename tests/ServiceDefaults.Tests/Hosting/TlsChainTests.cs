using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Microsoft.AspNetCore.Builder;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>A caller that knows the root alone verifies a server whose certificate an intermediate authority has issued.</summary>
public sealed class TlsChainTests : IDisposable
{
    private static readonly DateTimeOffset s_from = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset s_until = s_from.AddDays(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_whole_chain_of_the_file_is_sent()
    {
        using var root = Authority("CN=root", null);
        using var middle = Authority("CN=middle", root);
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("server");
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(middle, s_from.AddHours(2), s_until.AddDays(-2), [3]);
        var (certificate, secret) = (Path.Combine(_folder.Path, "chain.pem"), Path.Combine(_folder.Path, "key.pem"));
        await File.WriteAllTextAsync(
            certificate,
            $"{server.ExportCertificatePem()}\n{middle.ExportCertificatePem()}\n"
        );
        await File.WriteAllTextAsync(secret, key.ExportPkcs8PrivateKeyPem());

        var port = Ports.Free();
        var builder = WebApplication.CreateBuilder([
            $"--DISCLOSURE_PORT={port}",
            $"--DISCLOSURE_TLS_CERTIFICATE={certificate}",
            $"--DISCLOSURE_TLS_KEY={secret}",
        ]);
        builder.AddServiceDefaults(new("trial", 0));
        await using var app = builder.Build();
        var error = new StringWriter();
        Assert.True(await app.TryStartAsync(error), $"{error}");

        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var tls = new SslStream(socket.GetStream());
        // Throws where the chain does not lead to the root.
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "server",
                ApplicationProtocols = [SslApplicationProtocol.Http2],
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { root },
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
            }
        );
        Assert.True(tls.IsAuthenticated);
        await app.StopAsync();
    }

    private static X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        var key = ECDsa.Create();
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return issuer is null
            ? request.CreateSelfSigned(s_from, s_until)
            : request.Create(issuer, s_from.AddHours(1), s_until.AddDays(-1), [2]).CopyWithPrivateKey(key);
    }
}
