using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.ServiceDefaults.Tests.Storage;
using Disclosure.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>Answers to requests are forgotten by age, on both databases.</summary>
public abstract class RequestPurgeTests
{
    protected abstract IDatabase Open();

    [SkippableFact]
    public async Task Answers_older_than_the_setting_are_forgotten_within_the_hour_and_younger_ones_are_not()
    {
        var database = Open();
        var clock = new FakeTimeProvider(new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var now = clock.GetUtcNow();
        var old = new List<Guid>();
        foreach (var some in Enumerable.Range(0, 1_200).Chunk(100))
        {
            old.AddRange(
                await Task.WhenAll(some.Select(i => database.AddAsync(time: now.AddDays(-10).AddSeconds(-i))))
            );
        }

        var young = await database.AddAsync("young", now.AddDays(-10).AddHours(2));
        var options = Options.Create(new ServerOptions { RequestDays = 10 });
        using var purge = new RequestPurge(database, options, clock, NullLogger<RequestPurge>.Instance);
        await purge.StartAsync(default);
        // The timer starts in the background.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await database.CountAsync() > 1)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20, patience.Token);
        }

        Assert.Null(await database.FindAsync(old[0]));
        Assert.Equal("young", await database.FindAsync(young));
        await purge.StopAsync(default);
    }
}

public sealed class SqliteRequestPurgeTests : RequestPurgeTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(RequestPurgeTests));
}

public sealed class PostgresRequestPurgeTests : RequestPurgeTests
{
    protected override IDatabase Open() => Databases.Postgres("trial", typeof(RequestPurgeTests));
}
