using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>What a listener shows and asks for when a caller connects. Certificates that are replaced are taken without a restart.</summary>
internal sealed partial class ServerHandshake
{
    private readonly WatchedFiles<OwnCertificate> _own;
    private readonly WatchedFiles<X509Certificate2Collection>? _authorities;
    private readonly CallerCertificates _callers;
    private readonly ILogger _logger;

    public ServerHandshake(ServerOptions options, CallerCertificates callers, TimeProvider clock, ILogger logger)
    {
        var (certificate, key) = (options.TlsCertificate, options.TlsKey);
        _own = new([certificate, key], () => OwnCertificate.Load(certificate, key), clock, logger);
        if (callers.Authorities.Length > 0)
        {
            var path = callers.Authorities;
            _authorities = new([path], () => PeerTrust.LoadAuthorities(path), clock, logger);
        }

        _callers = callers;
        _logger = logger;
        // Files that are no use end the start.
        _own.Get();
        _authorities?.Get();
    }

    /// <summary>The options of one handshake.</summary>
    public SslServerAuthenticationOptions Create() =>
        new()
        {
            ServerCertificateContext = _own.Get().Context,
            ClientCertificateRequired = _authorities is not null,
            RemoteCertificateValidationCallback = (_, shown, chain, _) =>
                _authorities is null || IsWelcome(shown as X509Certificate2, chain, _authorities.Get()),
        };

    private bool IsWelcome(X509Certificate2? shown, X509Chain? chain, X509Certificate2Collection authorities)
    {
        if (shown is null)
        {
            return _callers.Names is null;
        }

        // A process that asks itself for its health shows what it serves with.
        if (shown.RawDataMemory.Span.SequenceEqual(_own.Get().Certificate.RawDataMemory.Span))
        {
            return true;
        }

        var isWelcome =
            PeerTrust.IsIssued(shown, chain?.ChainPolicy.ExtraStore ?? [], authorities, PeerTrust.ClientPurpose)
            && (_callers.Names is null || PeerTrust.IsNamed(shown, _callers.Names));
        if (!isWelcome)
        {
            Refused(_logger, shown.Subject);
        }

        return isWelcome;
    }

    [LoggerMessage(1, LogLevel.Warning, "A caller with the certificate of {Subject} was refused.")]
    private static partial void Refused(ILogger logger, string subject);
}
