using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Filing.Tests.Rpc;
using Disclosure.Filing.V1;
using Microsoft.AspNetCore.Http;

namespace Disclosure.Filing.Tests.Webhooks;

/// <summary>Webhooks from the call that makes them to the receiver.</summary>
public abstract class WebhookTests(FilingHost host, WebhookReceiver receiver) : IAsyncLifetime
{
    private readonly FilingHost _host = host;
    private readonly WebhookReceiver _receiver = receiver;

    protected static (string, string) Allow => ("DISCLOSURE_WEBHOOK_ALLOW", "127.0.0.1");

    public async Task InitializeAsync()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.AddAsync("ju", "临阳县教育局", "agencies/xian");
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await _receiver.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_receiver_that_agrees_gets_each_event_as_a_signed_cloud_event()
    {
        var made = await CreateAsync();
        Assert.Equal(WebhookState.WebhookPending, made.Webhook.State);
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await UntilAsync(() => _receiver.Events.Count >= 2);
        Assert.Equal(["localhost"], _receiver.Origins);
        var received = _receiver.Events[1];
        Assert.StartsWith("application/cloudevents+json", received.ContentType, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(received.Body);
        var e = json.RootElement;
        Assert.Equal("1.0", e.GetProperty("specversion").GetString());
        Assert.Equal($"{received.Index}", e.GetProperty("id").GetString());
        Assert.Equal("https://localhost/v1/events", e.GetProperty("source").GetString());
        Assert.Equal("disclosure.REPORT_CREATED", e.GetProperty("type").GetString());
        Assert.Equal("agencies/ju/reports/2023", e.GetProperty("subject").GetString());
        var logged = await _host.Log.ListLogEntriesAsync(new() { Resource = "agencies/ju/reports/2023" });
        Assert.Equal(logged.Entries[0].Entry.ToStringUtf8(), e.GetProperty("data").GetRawText());
        Assert.Equal(Sign(made.Secret, received), received.Signature);
        Assert.Equal(WebhookState.WebhookEnabled, (await GetAsync(made)).State);
    }

    [SkippableFact]
    public async Task The_secret_is_shown_once_and_after_a_rotation_both_sign_for_a_day()
    {
        var request = NewRequest();
        var made = await _host.Webhooks.CreateWebhookAsync(request);
        Assert.StartsWith("whsec_", made.Secret, StringComparison.Ordinal);
        Assert.Equal("", (await _host.Webhooks.CreateWebhookAsync(request)).Secret);
        await UntilAsync(() => _receiver.Events.Count == 1);
        var rotate = new RotateWebhookSecretRequest
        {
            Name = made.Webhook.Name,
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
        };
        var rotated = await _host.Webhooks.RotateWebhookSecretAsync(rotate);
        Assert.NotEqual(made.Secret, rotated.Secret);
        Assert.Equal("", (await _host.Webhooks.RotateWebhookSecretAsync(rotate)).Secret);
        await UntilAsync(() => _receiver.Events.Count == 2);
        var both = _receiver.Events[1];
        Assert.Equal($"{Sign(rotated.Secret, both)} {Sign(made.Secret, both)}", both.Signature);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await UntilAsync(() => _receiver.Events.Count == 3);
        Assert.Equal(Sign(rotated.Secret, _receiver.Events[2]), _receiver.Events[2].Signature);
        var log = await _host.Log.ListLogEntriesAsync(new());
        Assert.DoesNotContain(made.Secret["whsec_".Length..], $"{log}", StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Only_the_kinds_that_are_asked_for_are_sent_and_the_subtree_where_it_is_asked_for()
    {
        await _host.Webhooks.CreateWebhookAsync(NewRequest("ju", EventKind.ReportCreated));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xian", "2023"));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await UntilAsync(() => _receiver.Events.Count == 1);
        Assert.Contains("agencies/ju/reports/2023", Text(_receiver.Events[0]), StringComparison.Ordinal);
        var request = NewRequest("xian", EventKind.ReportCreated);
        request.Webhook.Subtree = true;
        await _host.Webhooks.CreateWebhookAsync(request);
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2022"));
        await UntilAsync(() => _receiver.Events.Count == 3);
        Assert.All(
            _receiver.Events.Skip(1),
            e => Assert.Contains("ju/reports/2022", Text(e), StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task A_failure_is_repeated_with_the_same_id_before_anything_behind_it_and_a_redirect_is_a_failure()
    {
        var answers = new Queue<int>([StatusCodes.Status500InternalServerError, StatusCodes.Status302Found]);
        _receiver.Answer = _ => answers.TryDequeue(out var status) ? status : StatusCodes.Status204NoContent;
        var made = await CreateAsync();
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await UntilAsync(async () => (await GetAsync(made)).Attempts == 1);
        Assert.Equal(("HTTP_500", 1), ((await GetAsync(made)).LastError, (await GetAsync(made)).Attempts));
        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        await UntilAsync(async () => (await GetAsync(made)).Attempts == 2);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await UntilAsync(() => _receiver.Events.Count == 4);
        var first = _receiver.Events[0].Index;
        Assert.Equal([first, first, first, first + 1], _receiver.Events.Select(e => e.Index));
        Assert.Equal(_receiver.Events[0].Body, _receiver.Events[2].Body);
    }

    [SkippableFact]
    public async Task A_receiver_that_is_gone_disables_and_who_switches_on_again_misses_nothing()
    {
        _receiver.Answer = _ => StatusCodes.Status410Gone;
        var made = await CreateAsync();
        await UntilAsync(() => _receiver.Events.Count == 1);
        await UntilAsync(async () => (await GetAsync(made)).State == WebhookState.WebhookDisabled);
        Assert.Equal("RECEIVER_GONE", (await GetAsync(made)).DisableReason);
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        var log = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.WebhookStopped });
        Assert.Equal(["RECEIVER_GONE"], Assert.Single(log.Entries).Codes);
        _receiver.Answer = _ => StatusCodes.Status200OK;
        await _host.Webhooks.UpdateWebhookAsync(
            new()
            {
                Name = made.Webhook.Name,
                Enabled = true,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        await UntilAsync(() => _receiver.Events.Count >= 5);
        var indexes = _receiver.Events.Skip(1).Select(e => e.Index).ToArray();
        Assert.Equal(Enumerable.Range((int)made.Webhook.NextIndex, indexes.Length).Select(i => (long)i), indexes);
    }

    [SkippableFact]
    public async Task An_event_that_is_never_taken_becomes_a_dead_letter_and_is_sent_once_more_when_it_is_replayed()
    {
        var poison = -1L;
        _receiver.Answer = e => e.Index == poison ? StatusCodes.Status400BadRequest : StatusCodes.Status204NoContent;
        var made = await CreateAsync();
        await UntilAsync(() => _receiver.Events.Count == 1);
        poison = made.Webhook.NextIndex + 1;
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2022"));
        for (var attempts = 1; attempts < 8; attempts++)
        {
            // Stored, so that the delay is counted from before the clock moves.
            await UntilAsync(async () => (await GetAsync(made)).Attempts == attempts);
            _host.Clock.Advance(TimeSpan.FromHours(10));
        }

        await UntilAsync(() => _receiver.Events[^1].Index == poison + 1);
        var letters = await _host.Webhooks.ListDeadLettersAsync(new() { Parent = made.Webhook.Name });
        var letter = Assert.Single(letters.Letters);
        Assert.Equal((poison, 8, "HTTP_400"), (letter.Index, letter.Attempts, letter.LastError));

        (poison, var dead) = (-1, poison);
        var replay = new ReplayDeadLettersRequest
        {
            Name = made.Webhook.Name,
            Index = dead,
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
        };
        Assert.Equal(1, (await _host.Webhooks.ReplayDeadLettersAsync(replay)).Count);
        await UntilAsync(async () =>
            (await _host.Webhooks.ListDeadLettersAsync(new() { Parent = made.Webhook.Name })).Letters.Count == 0
        );
        Assert.Equal(9, _receiver.Events.Count(e => e.Index == dead));
        replay.RequestId = FilingHost.NewId();
        Assert.Equal(
            "LETTER_NOT_FOUND",
            (await FilingHost.FaultAsync(_host.Webhooks.ReplayDeadLettersAsync(replay))).Reason
        );
    }

    [SkippableFact]
    public async Task A_receiver_that_does_not_agree_gets_no_event()
    {
        _receiver.AllowedOrigin = "somebody.else";
        var made = await CreateAsync();
        await UntilAsync(async () => (await GetAsync(made)).LastError.Length > 0);
        var webhook = await GetAsync(made);
        Assert.Equal((WebhookState.WebhookPending, "ORIGIN_NOT_ALLOWED"), (webhook.State, webhook.LastError));
        Assert.Empty(_receiver.Events);
        _receiver.AllowedOrigin = "localhost";
        _receiver.AllowedRate = "60";
        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        await UntilAsync(() => _receiver.Events.Count > 0);
        Assert.Equal(60, (await GetAsync(made)).AllowedRate);
    }

    [SkippableFact]
    public async Task No_event_is_skipped_or_doubled_under_64_writers()
    {
        const int Writers = 64;
        var made = await CreateAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async n =>
                {
                    await _host.AddAsync($"w-{n}", $"临阳县第{n}局", "agencies/xian");
                    await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", $"{2020 + n}"));
                })
        );
        await UntilAsync(() => _receiver.Events.Count > Writers);
        var log = await _host.Log.ListLogEntriesAsync(
            new()
            {
                Agency = "agencies/ju",
                Start = made.Webhook.NextIndex,
                PageSize = 1_000,
            }
        );
        Assert.Equal(log.Entries.Select(e => e.Index), _receiver.Events.Select(e => e.Index));
    }

    [SkippableFact]
    public async Task Addresses_inside_the_network_and_http_are_refused_unless_they_are_listed()
    {
        foreach (
            var url in new[]
            {
                "http://portal.example.gov.cn/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://0xa.1/",
            }
        )
        {
            Assert.Equal(["webhook.url URL_FORBIDDEN"], await RefuseAsync(url));
        }

        foreach (var url in new[] { "ftp://x.example/", "https://a:b@x.example/", "https://x.example/#f", "x", "" })
        {
            Assert.Equal(["webhook.url URL_FORMAT"], await RefuseAsync(url));
        }

        // Where a name leads is known when the connection is made.
        var request = NewRequest();
        request.Webhook.Url = "https://localhost:1/";
        var made = await _host.Webhooks.CreateWebhookAsync(request);
        await UntilAsync(async () => (await GetAsync(made)).LastError.Length > 0);
        // Both of its addresses, or the one that is listed and has no server.
        Assert.Contains((await GetAsync(made)).LastError, new[] { "ADDRESS_FORBIDDEN", "CONNECTION_FAILED" });

        async Task<IReadOnlyList<string>> RefuseAsync(string url)
        {
            var refused = NewRequest();
            refused.Webhook.Url = url;
            return (await FilingHost.FaultAsync(_host.Webhooks.CreateWebhookAsync(refused))).Violations;
        }
    }

    [SkippableFact]
    public async Task A_stale_etag_changes_nothing_and_a_deleted_webhook_is_gone()
    {
        var made = await CreateAsync();
        var delete = new DeleteWebhookRequest
        {
            Name = made.Webhook.Name,
            Etag = "99",
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
        };
        Assert.Equal("ETAG_MISMATCH", (await FilingHost.FaultAsync(_host.Webhooks.DeleteWebhookAsync(delete))).Reason);
        delete.Etag = "";
        delete.RequestId = FilingHost.NewId();
        await _host.Webhooks.DeleteWebhookAsync(delete);
        Assert.Empty((await _host.Webhooks.ListWebhooksAsync(new() { Parent = "agencies/ju" })).Webhooks);
        Assert.Equal(
            "WEBHOOK_NOT_FOUND",
            (
                await FilingHost.FaultAsync(() =>
                    _host.Webhooks.GetWebhookAsync(new() { Name = delete.Name }).ResponseAsync
                )
            ).Reason
        );
    }

    [SkippableFact]
    public void The_key_of_the_secrets_is_the_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path.Combine(_host.Data, "webhook.key"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    // By the words of Standard Webhooks, apart from the product's own code.
    private static string Sign(string secret, ReceivedEvent e)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{e.Id}.{e.Timestamp}."), .. e.Body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}";
    }

    private static string Text(ReceivedEvent e) => Encoding.UTF8.GetString(e.Body);

    private async Task<CreateWebhookResponse> CreateAsync() => await _host.Webhooks.CreateWebhookAsync(NewRequest());

    private async Task<Webhook> GetAsync(CreateWebhookResponse made) =>
        await _host.Webhooks.GetWebhookAsync(new() { Name = made.Webhook.Name });

    private CreateWebhookRequest NewRequest(string agency = "ju", params EventKind[] kinds) =>
        new()
        {
            Parent = $"agencies/{agency}",
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
            Webhook = new()
            {
                Url = _receiver.Url,
                Title = "门户网站",
                EventTypes = { kinds },
            },
        };

    // Little time passes, so that the sender looks for work and nothing that waits longer comes early.
    private Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 3_000; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(10);
            if (i % 10 == 0)
            {
                _host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.Fail($"After 30 s: {string.Join(' ', _receiver.Events.Select(e => e.Id))}");
    }
}

public sealed class SqliteWebhookTests() : WebhookTests(new("", Allow), new());

public sealed class PostgresWebhookTests() : WebhookTests(FilingHost.CreateOnPostgres(Allow), new());
