using Disclosure.ApiErrors;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Disclosure.Gateway.Access.Oidc;

/// <summary>
/// The keys that the issuer signs with, as it publishes them. Read when first needed, every quarter of an hour, and when a token has an
/// unknown one.
/// </summary>
internal sealed partial class IssuerKeys(
    IOptionsMonitor<JwtBearerOptions> bearer,
    TimeProvider clock,
    ILogger<IssuerKeys> logger
)
{
    // Tokens with made-up keys must not make the gateway ask without end.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    // Guards the two fields below.
    private readonly Lock _lock = new();
    private Task<OpenIdConnectConfiguration?> _renewal = Task.FromResult<OpenIdConnectConfiguration?>(null);
    private DateTimeOffset _nextRenewal;

    private JwtBearerOptions Options => bearer.Get(JwtBearerDefaults.AuthenticationScheme);

    // Made by the library wherever the address of the metadata is set.
    private IConfigurationManager<OpenIdConnectConfiguration> Manager =>
        Options.ConfigurationManager ?? throw new InvalidOperationException("No issuer is configured.");

    /// <summary>What is known of the issuer. UNAVAILABLE / DEPENDENCY_UNAVAILABLE where nothing is.</summary>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation)
    {
        // Answers from memory unless the keys are old.
        try
        {
            return await Manager.GetConfigurationAsync(cancellation);
        }
        // The library wraps whatever kept it from the issuer.
        catch (InvalidOperationException away)
        {
            Away(logger, away.InnerException?.Message ?? away.Message);
            throw new ApiException(
                ErrorCode.Unavailable,
                "DEPENDENCY_UNAVAILABLE",
                "The identity provider cannot be reached.",
                "统一身份认证暂时无法连接，请稍后重试。"
            )
            {
                Metadata = new Dictionary<string, string> { ["service"] = "identity-provider" },
                RetryAfter = s_retry,
            };
        }
    }

    /// <summary>Newer keys than the given ones; null where there are none, or where the issuer was asked just now.</summary>
    public async Task<OpenIdConnectConfiguration?> RenewAsync(
        OpenIdConnectConfiguration known,
        CancellationToken cancellation
    )
    {
        Task<OpenIdConnectConfiguration?> renewal;
        // Whoever comes first starts the reading; all others within the pause wait for the same one.
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now >= _nextRenewal)
            {
                _nextRenewal = now + s_pause;
                _renewal = ReadAsync();
            }

            renewal = _renewal;
        }

        // The caller may give up waiting; the reading goes on for the others.
        var found = await renewal.WaitAsync(cancellation);
        // The same object: nothing newer was read.
        return ReferenceEquals(found, known) ? null : found;
    }

    // One reading serves all who wait for it, so that none of them can cancel it.
    private async Task<OpenIdConnectConfiguration?> ReadAsync()
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(
                Options.MetadataAddress,
                // The library's own client, with its timeout.
                new HttpDocumentRetriever(Options.Backchannel) { RequireHttps = Options.RequireHttpsMetadata },
                CancellationToken.None
            );
            // What all other callers go by follows.
            Manager.RequestRefresh();
            return read;
        }
        // The keys that are known go on.
        catch (Exception away) when (away is InvalidOperationException or IOException)
        {
            Away(logger, away.InnerException?.Message ?? away.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The identity provider cannot be reached: {Cause}")]
    private static partial void Away(ILogger logger, string cause);
}
