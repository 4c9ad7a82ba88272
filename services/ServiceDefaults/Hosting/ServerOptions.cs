using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>How a process listens and where it stores its data; each setting is an environment variable.</summary>
public sealed record ServerOptions : IValidatableObject
{
    /// <summary>The setting of <see cref="ServiceToken"/>.</summary>
    public const string ServiceTokenKey = "DISCLOSURE_SERVICE_TOKEN";

    /// <summary>Address to listen on; any other than a loopback address requires TLS and a service token.</summary>
    [ConfigurationKeyName("DISCLOSURE_LISTEN")]
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Folder of the SQLite files.</summary>
    [ConfigurationKeyName("DISCLOSURE_DATA"), Required]
    public string Data { get; init; } = "./var";

    /// <summary>Connection string of a PostgreSQL database, in which each service has a schema; empty: SQLite files.</summary>
    [ConfigurationKeyName("DISCLOSURE_DATABASE")]
    public string Database { get; init; } = "";

    /// <summary>Certificate chain in PEM; empty: no TLS.</summary>
    [ConfigurationKeyName("DISCLOSURE_TLS_CERTIFICATE")]
    public string TlsCertificate { get; init; } = "";

    /// <summary>Its private key in PEM.</summary>
    [ConfigurationKeyName("DISCLOSURE_TLS_KEY")]
    public string TlsKey { get; init; } = "";

    /// <summary>Secret that the gateway sends to the services; empty: not required, on loopback only.</summary>
    [ConfigurationKeyName(ServiceTokenKey)]
    public string ServiceToken { get; init; } = "";

    /// <summary>Allows a process to listen beyond loopback without TLS, in a private network or behind a proxy that terminates TLS.</summary>
    [ConfigurationKeyName("DISCLOSURE_ALLOW_PLAINTEXT")]
    public bool AllowPlaintext { get; init; }

    /// <summary>The address to listen on.</summary>
    public IPAddress Address => IPAddress.Parse(Listen);

    /// <summary>Whether a certificate is set.</summary>
    public bool HasTls => TlsCertificate.Length > 0;

    /// <summary>Reads the settings before the container exists, without validation.</summary>
    public static ServerOptions From(IConfiguration configuration) => configuration.Get<ServerOptions>() ?? new();

    /// <summary>One sentence for each setting that is wrong.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Listen, out var address))
        {
            yield return new("DISCLOSURE_LISTEN must be an IP address.");
        }
        else if (!IPAddress.IsLoopback(address) && !HasTls && !AllowPlaintext)
        {
            yield return new(
                "Beyond loopback TLS is required: set DISCLOSURE_TLS_CERTIFICATE and DISCLOSURE_TLS_KEY, or, inside a "
                    + "private network or behind a proxy that ends TLS, DISCLOSURE_ALLOW_PLAINTEXT=true."
            );
        }

        if (HasTls && TlsKey.Length == 0)
        {
            yield return new("DISCLOSURE_TLS_CERTIFICATE needs DISCLOSURE_TLS_KEY.");
        }

        if (ServiceToken.Length is > 0 and < 16)
        {
            yield return new("DISCLOSURE_SERVICE_TOKEN must have at least 16 characters.");
        }
    }
}
