using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.Filing.Storage.Webhooks;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>What the sender of events keeps, over stops at every step.</summary>
public abstract class DeliveryStoreTests : StoreTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddDays(2));
    private readonly List<long> _sent = [];

    private SqlDeliveryStore Deliveries => new(Database, Signal);

    private SqlWebhookStore Webhooks => new(Database, Signal);

    [SkippableFact]
    public async Task A_stop_between_delivery_and_cursor_repeats_the_event_and_skips_none()
    {
        var name = await AddWebhookAsync();
        await AppendAsync(20);
        // Every third time the process ends after the receiver took the event and before the cursor is stored.
        var saves = 0;
        for (var runs = 0; runs < 100 && (await FindAsync(name)).NextIndex < await SizeAsync(); runs++)
        {
            var store = new StoppingStore(Deliveries, () => ++saves % 3 == 0);
            var run = () => NewDispatcher(store, "local").RunAsync(name, default);
            await Record.ExceptionAsync(run);
        }

        var first = _sent[0];
        Assert.Equal(
            Enumerable.Range((int)first, (int)(await SizeAsync() - first)).Select(i => (long)i),
            _sent.Distinct()
        );
        Assert.Equal(_sent.Order(), _sent);
        Assert.True(_sent.Count > _sent.Distinct().Count());
    }

    [SkippableFact]
    public async Task One_sender_serves_a_webhook_until_its_lease_ends()
    {
        var name = await AddWebhookAsync();
        await AppendAsync(1);
        var now = _clock.GetUtcNow();
        var size = await SizeAsync();
        Assert.NotNull(await Deliveries.LeaseAsync(name, "a", now, now + WebhookDispatcher.Lease, default));
        Assert.Null(await Deliveries.LeaseAsync(name, "b", now, now + WebhookDispatcher.Lease, default));
        Assert.Empty(await Deliveries.ListDueAsync("b", size, now, default));
        await NewDispatcher(Deliveries, "b").RunAsync(name, default);
        Assert.Empty(_sent);
        _clock.Advance(WebhookDispatcher.Lease);
        await NewDispatcher(Deliveries, "b").RunAsync(name, default);
        Assert.NotEmpty(_sent);
        // The first is back, and what it holds is old.
        var old = (await FindAsync(name)) with
        {
            NextIndex = 0,
        };
        Assert.False(await Deliveries.SaveAsync(old, old with { NextIndex = 1 }, null, null, "a", default));
    }

    [SkippableFact]
    public async Task What_people_change_while_an_event_is_sent_stands_and_the_event_is_sent_again()
    {
        var name = await AddWebhookAsync();
        await NewDispatcher(Deliveries, "local").RunAsync(name, default);
        var now = _clock.GetUtcNow();
        var before = (await Deliveries.LeaseAsync(name, "local", now, now + WebhookDispatcher.Lease, default))!;
        await Webhooks.ChangeAsync(
            name,
            before.Revision,
            EventKind.WebhookUpdated,
            w => w with { State = WebhookState.Disabled, DisableReason = "SWITCHED_OFF" },
            _ => "{}",
            NewWrite(),
            default
        );
        Assert.False(await Deliveries.SaveAsync(before, before with { NextIndex = 99 }, null, null, "local", default));
        Assert.Equal(WebhookState.Disabled, (await FindAsync(name)).State);
        Assert.Empty(await Deliveries.ListDueAsync("local", await SizeAsync(), now, default));
    }

    [SkippableFact]
    public async Task A_log_of_others_events_moves_the_cursor_without_a_delivery()
    {
        var name = await AddWebhookAsync(EventKind.ReportPublished);
        await AppendAsync(450);
        await NewDispatcher(Deliveries, "local").RunAsync(name, default);
        Assert.Empty(_sent);
        Assert.Equal(await SizeAsync(), (await FindAsync(name)).NextIndex);
    }

    private async Task<string> AddWebhookAsync(params EventKind[] kinds)
    {
        await AddAsync(Agency("ju", null));
        var webhook = new Webhook(
            Name("ju"),
            "w1",
            false,
            new("https://x.example/"),
            "门户",
            kinds,
            _clock.GetUtcNow()
        );
        await Webhooks.AddAsync(webhook, _ => "{}", NewWrite(), default);
        return webhook.Name;
    }

    private async Task AppendAsync(int count)
    {
        var e = new LogEvent(EventKind.ReportReminded, DateTimeOffset.UnixEpoch, "agencies/ju", "", "");
        await Log.AppendAsync([.. Enumerable.Repeat(e, count)], _ => "{}", NewWrite(), default);
    }

    private async Task<Webhook> FindAsync(string name) => (await Webhooks.FindAsync(name, default))!;

    private async Task<long> SizeAsync() => (await Log.FindHeadAsync(default)).Size;

    private WebhookDispatcher NewDispatcher(IDeliveryStore store, string owner) =>
        new(store, Log, new RecordingSender(_sent), _clock, owner);

    private sealed class RecordingSender(List<long> sent) : IWebhookSender
    {
        public Task<HandshakeOutcome> AskAsync(Webhook webhook, CancellationToken cancellation) =>
            Task.FromResult(new HandshakeOutcome(""));

        public Task<DeliveryOutcome> SendAsync(Webhook webhook, LogEntry entry, CancellationToken cancellation)
        {
            sent.Add(entry.Index);
            return Task.FromResult(DeliveryOutcome.Taken);
        }
    }

    /// <summary>Ends before it stores, as a process that is killed does.</summary>
    private sealed class StoppingStore(IDeliveryStore inner, Func<bool> stops) : IDeliveryStore
    {
        public Task<bool> SaveAsync(
            Webhook before,
            Webhook after,
            DeadLetter? dead,
            LogEvent? e,
            string owner,
            CancellationToken cancellation
        ) => stops() ? throw new IOException("killed") : inner.SaveAsync(before, after, dead, e, owner, cancellation);

        public Task<IReadOnlyList<string>> ListDueAsync(
            string owner,
            long size,
            DateTimeOffset now,
            CancellationToken cancellation
        ) => inner.ListDueAsync(owner, size, now, cancellation);

        public Task<Webhook?> LeaseAsync(
            string name,
            string owner,
            DateTimeOffset now,
            DateTimeOffset until,
            CancellationToken cancellation
        ) => inner.LeaseAsync(name, owner, now, until, cancellation);

        public Task ReleaseAsync(string name, string owner, CancellationToken cancellation) =>
            inner.ReleaseAsync(name, owner, cancellation);

        public Task<DeadLetter?> FindReplayAsync(string name, CancellationToken cancellation) =>
            inner.FindReplayAsync(name, cancellation);

        public Task FinishReplayAsync(string name, DeadLetter letter, bool isTaken, CancellationToken cancellation) =>
            inner.FinishReplayAsync(name, letter, isTaken, cancellation);
    }
}

public sealed class SqliteDeliveryStoreTests : DeliveryStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresDeliveryStoreTests : DeliveryStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}
