using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disclosure.CommandLine.Settings;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Api;

/// <summary>Makes clients of a server.</summary>
internal static class ApiClientFactory
{
    private const string PasswordVariable = "DISCLOSURE_CERTIFICATE_PASSWORD";

    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(300);

    public static ApiClient Create(ServerSettings settings, Terminal terminal, Wording wording)
    {
        // Redirects are refused: a token goes to the server that was named and to no other.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            ConnectTimeout = s_connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        if (settings.Certificate is { } path)
        {
            handler.SslOptions.ClientCertificates = [Load(path, terminal, wording)];
        }

        // Documents and events take as long as they take; Ctrl-C ends any call.
        var http = new HttpClient(handler) { BaseAddress = settings.Address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new("disclosure-command-line", null));
        if (settings.Token is { } token)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return new(http, wording, s_firstPause);
    }

    // PKCS #12 with its key, or PEM with certificate and key in one file.
    private static X509Certificate2 Load(string path, Terminal terminal, Wording wording)
    {
        var password = terminal.Environment.GetValueOrDefault(PasswordVariable);
        try
        {
            if (
                path.EndsWith(".p12", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
            )
            {
                return X509CertificateLoader.LoadPkcs12FromFile(path, password);
            }

            return password is null
                ? X509Certificate2.CreateFromPemFile(path)
                : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        }
        catch (Exception unreadable)
            when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"无法读取证书 {path}（{unreadable.Message}）：应为带私钥的 .pem、.p12 或 .pfx 文件，密码放在环境变量 {PasswordVariable} 中。",
                    $"Cannot read the certificate {path} ({unreadable.Message}): a .pem, .p12 or .pfx file with its key; the password goes into {PasswordVariable}."
                )
            );
        }
    }
}
