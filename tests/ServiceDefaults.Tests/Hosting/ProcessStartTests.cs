using System.Net;
using System.Net.Sockets;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Microsoft.AspNetCore.Builder;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>Settings that are wrong end the start with one sentence that names the variable.</summary>
public sealed class ProcessStartTests : IDisposable
{
    private static readonly ServiceInfo s_service = new("trial", 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DISCLOSURE_LISTEN", "x", "DISCLOSURE_LISTEN must be an IP address.")]
    [InlineData("DISCLOSURE_PORT", "70000", "DISCLOSURE_PORT must be between 0 and 65535")]
    [InlineData("DISCLOSURE_PORT", "http", "'http' at 'DISCLOSURE_PORT'")]
    [InlineData("DISCLOSURE_ALLOW_PLAINTEXT", "maybe", "'maybe' at 'DISCLOSURE_ALLOW_PLAINTEXT'")]
    [InlineData("DISCLOSURE_TLS_CERTIFICATE", "/nowhere.pem", "DISCLOSURE_TLS_CERTIFICATE cannot be read")]
    [InlineData("DISCLOSURE_TLS_CERTIFICATE", "{folder}/rubbish", "are no certificate and key in PEM")]
    [InlineData("DISCLOSURE_SERVICE_TOKEN", "short", "DISCLOSURE_SERVICE_TOKEN must have at least 16 characters.")]
    [InlineData("DISCLOSURE_LOG_FORMAT", "xml", "DISCLOSURE_LOG_FORMAT must be text or json.")]
    [InlineData("DISCLOSURE_DATABASE", "rubbish", "DISCLOSURE_DATABASE is no connection string")]
    [InlineData("DISCLOSURE_DATABASE", "Database=d", "DISCLOSURE_DATABASE must name a host.")]
    [InlineData("DISCLOSURE_DATABASE", "Host=127.0.0.1;Port=9;Password=secret", "DISCLOSURE_DATABASE: trial: ")]
    [InlineData("DISCLOSURE_DATABASE_CONNECTIONS", "0", "DISCLOSURE_DATABASE_CONNECTIONS must be between 3 and 1000")]
    [InlineData("DISCLOSURE_REQUEST_DAYS", "0", "DISCLOSURE_REQUEST_DAYS must be between 1 and 3650")]
    [InlineData("DISCLOSURE_DATA", "{folder}/rubbish/data", "DISCLOSURE_DATA: ")]
    [InlineData("DISCLOSURE_DATA", "{folder}/damaged", "DISCLOSURE_DATA: trial: ")]
    public async Task A_wrong_setting_is_named_in_one_sentence(string setting, string value, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "rubbish"), "rubbish");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "damaged"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "damaged", "trial.db"), new string('x', 5000));
        var error = new StringWriter();
        await using var app = Build((setting, value.Replace("{folder}", _folder.Path, StringComparison.Ordinal)));
        Assert.False(await app.TryStartAsync(error));
        Assert.Contains(sentence, Assert.Single(Lines(error)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_setting_is_named()
    {
        var error = new StringWriter();
        await using var app = Build(("DISCLOSURE_PORT", "-1"), ("DISCLOSURE_DATABASE_CONNECTIONS", "9999"));
        Assert.False(await app.TryStartAsync(error));
        Assert.Equal(
            ["DISCLOSURE_DATABASE_CONNECTIONS", "DISCLOSURE_PORT"],
            Lines(error).Select(l => l.Split(' ')[2]).Order()
        );
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = new StringWriter();
        await using var app = Build(("DISCLOSURE_PORT", $"{port}"));
        Assert.False(await app.TryStartAsync(error));
        Assert.Contains($":{port}", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_this_machine_does_not_have_is_named()
    {
        var error = new StringWriter();
        await using var app = Build(
            ("DISCLOSURE_LISTEN", "192.0.2.1"),
            ("DISCLOSURE_ALLOW_PLAINTEXT", "true"),
            ("DISCLOSURE_SERVICE_TOKEN", "a-token-of-the-tests")
        );
        Assert.False(await app.TryStartAsync(error));
        Assert.Contains("DISCLOSURE_LISTEN", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_right_start_it()
    {
        var error = new StringWriter();
        await using var app = Build();
        Assert.True(await app.TryStartAsync(error), $"{error}");
        Assert.Empty(Lines(error));
        await app.StopAsync();
    }

    private WebApplication Build(params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder([
            $"--DISCLOSURE_DATA={_folder.Path}",
            $"--DISCLOSURE_PORT=0",
            $"--DISCLOSURE_TLS_KEY={_folder.Path}/rubbish",
            .. settings.Select(s => $"--{s.Setting}={s.Value}"),
        ]);
        builder.AddServiceDefaults(s_service);
        builder.AddDatabase(s_service.Name, typeof(ProcessStartTests).Assembly);
        var app = builder.Build();
        app.MapServiceDefaults();
        return app;
    }

    private static string[] Lines(StringWriter error) => $"{error}".Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
