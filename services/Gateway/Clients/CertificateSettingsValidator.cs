using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Clients;

/// <summary>Checks at start the certificates that callers show to the gateway, and the one that the gateway shows to the services.</summary>
internal sealed class CertificateSettingsValidator(IOptions<ServerOptions> server) : IValidateOptions<GatewayOptions>
{
    private const string Certificate = "DISCLOSURE_SERVICE_CERTIFICATE";
    private const string Key = "DISCLOSURE_SERVICE_KEY";

    /// <summary>One sentence for each setting that is wrong.</summary>
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        // All faults in one message, so that one start shows everything.
        var wrong = FindFaults(server.Value, options.ClientAuthorities).ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> FindFaults(ServerOptions server, string clientAuthorities)
    {
        if (clientAuthorities.Length > 0 && !server.HasTls)
        {
            yield return "DISCLOSURE_TLS_CLIENT_CA needs DISCLOSURE_TLS_CERTIFICATE and DISCLOSURE_TLS_KEY.";
        }

        if (TlsFiles.FindAuthoritiesFault("DISCLOSURE_TLS_CLIENT_CA", clientAuthorities) is { } fault)
        {
            yield return fault;
        }

        if (server.ServiceAuthorities.Length == 0)
        {
            // Calls between services without certificates: nothing to check.
            yield break;
        }

        if (server.ServiceCertificate.Length == 0 || server.ServiceKey.Length == 0)
        {
            yield return $"DISCLOSURE_SERVICE_CA needs {Certificate} and {Key}, which the gateway shows to the services.";
        }
        else if (TlsFiles.FindFault(Certificate, server.ServiceCertificate, Key, server.ServiceKey) is { } unusable)
        {
            yield return unusable;
        }
    }
}
