using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;
using Npgsql;

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

    /// <summary>Largest number of connections to PostgreSQL that the process opens, shared evenly by the services that it hosts.</summary>
    /// <remarks>Three processes with the default fit into the 100 connections that a server allows unless told otherwise.</remarks>
    [ConfigurationKeyName("DISCLOSURE_DATABASE_CONNECTIONS"), Range(3, 1000)]
    public int DatabaseConnections { get; init; } = 30;

    /// <summary>How many days the answers to requests are kept for repeats under their request ids.</summary>
    [ConfigurationKeyName("DISCLOSURE_REQUEST_DAYS"), Range(1, 3650)]
    public int RequestDays { get; init; } = 30;

    /// <summary>Port of a service that runs by itself; unset: the one of <see cref="ServiceCatalog"/>.</summary>
    [ConfigurationKeyName("DISCLOSURE_PORT"), Range(0, 65535)]
    public int? Port { get; init; }

    /// <summary>Form of the log's lines on the console: text or json.</summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_FORMAT")]
    [AllowedValues("text", "json", ErrorMessage = "DISCLOSURE_LOG_FORMAT must be text or json.")]
    public string LogFormat { get; init; } = "text";

    /// <summary>Certificate chain in PEM; empty: no TLS.</summary>
    [ConfigurationKeyName("DISCLOSURE_TLS_CERTIFICATE")]
    public string TlsCertificate { get; init; } = "";

    /// <summary>Its private key in PEM.</summary>
    [ConfigurationKeyName("DISCLOSURE_TLS_KEY")]
    public string TlsKey { get; init; } = "";

    /// <summary>Secret that the gateway sends to the services; empty: not required, on loopback only.</summary>
    [ConfigurationKeyName(ServiceTokenKey)]
    public string ServiceToken { get; init; } = "";

    /// <summary>Authorities that issue the certificates between gateway and services, PEM; empty: services ask their caller for none.</summary>
    [ConfigurationKeyName("DISCLOSURE_SERVICE_CA")]
    public string ServiceAuthorities { get; init; } = "";

    /// <summary>A service: names of those who may call it, separated by commas.</summary>
    [ConfigurationKeyName("DISCLOSURE_SERVICE_PEERS")]
    public string ServicePeers { get; init; } = "gateway";

    /// <summary>The gateway: the certificate chain that it shows to the services, PEM.</summary>
    [ConfigurationKeyName("DISCLOSURE_SERVICE_CERTIFICATE")]
    public string ServiceCertificate { get; init; } = "";

    /// <summary>Its private key, PEM.</summary>
    [ConfigurationKeyName("DISCLOSURE_SERVICE_KEY")]
    public string ServiceKey { get; init; } = "";

    /// <summary>Allows a process to listen beyond loopback without TLS, in a private network or behind a proxy that terminates TLS.</summary>
    [ConfigurationKeyName("DISCLOSURE_ALLOW_PLAINTEXT")]
    public bool AllowPlaintext { get; init; }

    /// <summary>The address to listen on; none while <see cref="Listen"/> is no address.</summary>
    /// <remarks>IPAddress.None until validation has refused the setting.</remarks>
    public IPAddress Address => IPAddress.TryParse(Listen, out var address) ? address : IPAddress.None;

    /// <summary>Whether a certificate is set.</summary>
    public bool HasTls => TlsCertificate.Length > 0;

    /// <summary>The names of <see cref="ServicePeers"/>, one by one.</summary>
    public IReadOnlyList<string> ServicePeerList =>
        ServicePeers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One sentence for each setting that is wrong.</summary>
    /// <remarks>All faults at once: nobody should have to start a process once for each.</remarks>
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
        else if (HasTls && TlsFiles.FindFault(TlsCertificate, TlsKey) is { } fault)
        {
            yield return new(fault);
        }

        if (ServicePeerList.Count == 0)
        {
            yield return new("DISCLOSURE_SERVICE_PEERS must name who may call the service.");
        }

        if (TlsFiles.FindAuthoritiesFault("DISCLOSURE_SERVICE_CA", ServiceAuthorities) is { } untrusted)
        {
            yield return new(untrusted);
        }

        if (Database.Length > 0 && FindFault(Database) is { } malformed)
        {
            yield return new(malformed);
        }

        // Shorter secrets can be guessed.
        if (ServiceToken.Length is > 0 and < 16)
        {
            yield return new("DISCLOSURE_SERVICE_TOKEN must have at least 16 characters.");
        }
    }

    // Not the string itself, which may hold a password.
    private static string? FindFault(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 }
                ? null
                : "DISCLOSURE_DATABASE must name a host.";
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return $"DISCLOSURE_DATABASE is no connection string of PostgreSQL: {wrong.Message}";
        }
    }
}
