using Dapper;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Npgsql;

namespace Disclosure.ServiceDefaults.Tests.Storage;

/// <summary>A server that stops, restarts, has no room for another connection, or may only be read.</summary>
public sealed class PostgresFaultTests : IDisposable
{
    private readonly PostgresCluster _server = PostgresCluster.Own();

    public void Dispose() => _server.Dispose();

    [SkippableFact]
    public async Task Writers_over_a_restart_are_answered_or_told_by_name_and_what_was_answered_is_stored()
    {
        await using var database = Open(_server.Create(), 8);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(database, stop.Token))).ToArray();
        foreach (var mode in new[] { "fast", "immediate" })
        {
            await Task.Delay(300);
            _server.Stop(mode);
            await Task.Delay(300);
            _server.Start();
        }

        await Task.Delay(500);
        await stop.CancelAsync();
        var (answered, errors) = (new List<Guid>(), new List<string>());
        foreach (var (ids, told) in await Task.WhenAll(writers))
        {
            answered.AddRange(ids);
            errors.AddRange(told);
        }

        Assert.NotEmpty(errors);
        Assert.Equal(["Unavailable STORAGE_UNAVAILABLE away"], errors.Distinct());
        // The last thing that each writer did was to store something after the second restart.
        foreach (var id in answered)
        {
            Assert.NotNull(await database.FindAsync(id));
        }
    }

    [SkippableFact]
    public async Task After_a_restart_a_write_takes_a_new_connection_and_its_caller_learns_nothing()
    {
        await using var database = Open(_server.Create(), 8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.AddAsync()));
        _server.Stop("fast");
        _server.Start();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.AddAsync()));
        Assert.Equal(16, await database.CountAsync());
    }

    [SkippableFact]
    public async Task A_server_that_is_away_is_named()
    {
        await using var database = Open(_server.Create(), 2);
        _server.Stop("fast");
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE away", await Answers.ErrorOfAsync(() => database.AddAsync()));
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE away", await Answers.ErrorOfAsync(() => database.CountAsync()));
    }

    [SkippableFact]
    public async Task Callers_share_the_connections_that_they_are_given_and_too_many_of_them_are_told_so()
    {
        var connection = _server.Create();
        await using var database = Open($"{connection};Timeout=20", 2);
        var most = 0L;
        await using var watch = NpgsqlDataSource.Create(connection);
        var calls = Enumerable
            .Range(0, 200)
            .Select(_ => Task.Run(() => Answers.ErrorOfAsync(() => HoldAsync(database))))
            .ToArray();
        while (calls.Any(c => !c.IsCompleted))
        {
            await using var db = await watch.OpenConnectionAsync();
            most = Math.Max(
                most,
                await db.QuerySingleAsync<long>(
                    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                )
            );
        }

        var answers = (await Task.WhenAll(calls)).GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(2, most);
        Assert.Empty(answers.Keys.Except(["", "Unavailable STORAGE_UNAVAILABLE busy"]));
        // 64 may wait, those that connect among them; the others are told at once.
        Assert.InRange(answers["Unavailable STORAGE_UNAVAILABLE busy"], 1, 200 - 64);
    }

    [SkippableFact]
    public async Task A_caller_who_waits_in_vain_for_a_connection_is_told_so()
    {
        await using var database = Open($"{_server.Create()};Timeout=1", 1);
        await using var held = await database.OpenAsync(default);
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE busy", await Answers.ErrorOfAsync(() => database.CountAsync()));
    }

    [SkippableFact]
    public async Task Writers_of_one_subject_leave_connections_to_others()
    {
        await using var database = Open(_server.Create(), 2);
        var go = new TaskCompletionSource();
        Task<bool> HoldAsync() => database.WriteAsync("busy", async (_, _) => await WaitAsync(go.Task), default);
        var busy = Enumerable.Range(0, 20).Select(_ => HoldAsync()).ToArray();
        Assert.NotEqual(Guid.Empty, await database.AddAsync());
        go.SetResult();
        await Task.WhenAll(busy);
    }

    private static async Task<bool> WaitAsync(Task go)
    {
        await go;
        return true;
    }

    [SkippableFact]
    public async Task A_server_without_room_for_another_connection_is_named()
    {
        var connection = _server.Create();
        await using var database = Open(connection, 2);
        await using (var db = new NpgsqlConnection(connection))
        {
            await db.OpenAsync();
            await db.ExecuteAsync(
                "create role guest login; grant all on schema test to guest; alter role guest connection limit 0"
            );
        }

        await using var guest = new PostgresDatabase(
            new NpgsqlConnectionStringBuilder(connection) { Username = "guest" }.ConnectionString,
            "test",
            typeof(PostgresFaultTests).Assembly,
            2
        );
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE busy", await Answers.ErrorOfAsync(() => guest.AddAsync()));
    }

    [SkippableFact]
    public async Task A_server_that_may_only_be_read_refuses_writes_by_name_and_is_read_on()
    {
        var connection = _server.Create();
        await using (var writable = Open(connection, 2))
        {
            await writable.AddAsync();
        }

        await using var standby = Open($"{connection};Options=-c default_transaction_read_only=on", 2, migrate: false);
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE read_only", await Answers.ErrorOfAsync(() => standby.AddAsync()));
        Assert.Equal(1, await standby.CountAsync());
    }

    [SkippableFact]
    public async Task A_damaged_page_is_named_and_what_stands_on_others_is_read()
    {
        var connection = _server.Create();
        await using var database = Open(connection, 2);
        var id = await database.AddAsync();
        string path;
        await using (var db = await database.OpenAsync(default))
        {
            path = await db.QuerySingleAsync<string>("select pg_relation_filepath('request_log')");
        }

        _server.Stop("fast");
        _server.Damage(path);
        _server.Start();
        Assert.Equal(
            "Unavailable STORAGE_UNAVAILABLE damaged",
            await Answers.ErrorOfAsync(() => database.FindAsync(id))
        );
        await using var other = await database.OpenAsync(default);
        Assert.Equal(0, await other.QuerySingleAsync<long>("select count(*) from write_fences"));
    }

    [SkippableFact]
    public async Task Statements_that_are_used_again_are_prepared()
    {
        await using var database = Open(_server.Create(), 1);
        for (var i = 0; i < 3; i++)
        {
            await database.AddAsync();
        }

        await using var db = await database.OpenAsync(default);
        Assert.InRange(await db.QuerySingleAsync<long>("select count(*) from pg_prepared_statements"), 2, 100);
    }

    [SkippableFact]
    public async Task A_connection_string_may_switch_preparing_off_for_a_proxy()
    {
        await using var database = Open($"{_server.Create()};Max Auto Prepare=0", 1);
        for (var i = 0; i < 3; i++)
        {
            await database.AddAsync();
        }

        await using var db = await database.OpenAsync(default);
        Assert.Equal(0, await db.QuerySingleAsync<long>("select count(*) from pg_prepared_statements"));
    }

    private static PostgresDatabase Open(string connection, int connections, bool migrate = true)
    {
        var database = new PostgresDatabase(connection, "test", typeof(PostgresFaultTests).Assembly, connections);
        if (migrate)
        {
            database.Migrate();
        }

        return database;
    }

    private static async Task<bool> HoldAsync(PostgresDatabase database)
    {
        await using var db = await database.OpenAsync(default);
        await db.ExecuteAsync("select pg_sleep(0.05)");
        return true;
    }

    // Writes until told to stop, and then until a write is stored.
    private static async Task<(List<Guid> Ids, List<string> Errors)> WriteAsync(
        PostgresDatabase database,
        CancellationToken stop
    )
    {
        var (ids, errors) = (new List<Guid>(), new List<string>());
        for (var isStored = false; !isStored || !stop.IsCancellationRequested; )
        {
            isStored = false;
            var error = await Answers.ErrorOfAsync(async () =>
            {
                ids.Add(await database.AddAsync());
                isStored = true;
            });
            if (!isStored)
            {
                errors.Add(error);
                await Task.Delay(20, CancellationToken.None);
            }
        }

        return (ids, errors);
    }
}
