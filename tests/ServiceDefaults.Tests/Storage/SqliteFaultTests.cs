using System.Runtime.Versioning;
using Dapper;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Tests.Storage;

/// <summary>A file that is full, damaged, read-only or another's.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private const int PageSize = 4096;

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteFaultTests()
    {
        _database = new(File, typeof(SqliteFaultTests).Assembly);
        _database.Migrate();
    }

    private string File => Path.Combine(_folder.Path, "test.db");

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_cannot_grow_refuses_writes_by_name_and_is_read_on()
    {
        var id = await _database.AddAsync();
        using var full = await FillAsync();
        Assert.Equal("ResourceExhausted STORAGE_FULL full", await Answers.ErrorOfAsync(() => full.AddAsync(Long)));
        Assert.Equal(1, await full.CountAsync());
        Assert.Equal("1", await _database.FindAsync(id));
    }

    [Fact]
    public async Task Writes_that_share_a_commit_with_one_that_finds_the_disk_full_are_all_refused_by_name_or_stored()
    {
        using var full = await FillAsync();
        var writes = Enumerable
            .Range(0, 40)
            .Select(i => Answers.ErrorOfAsync(() => full.AddAsync(i % 2 == 0 ? Long : "1")));
        var stored = (await Task.WhenAll(writes)).GroupBy(e => e).ToDictionary(g => g.Key, g => g.Count());
        Assert.Empty(stored.Keys.Except(["", "ResourceExhausted STORAGE_FULL full"]));
        Assert.InRange(stored["ResourceExhausted STORAGE_FULL full"], 20, 40);
        Assert.Equal(stored.GetValueOrDefault(""), await full.CountAsync());
    }

    [Fact]
    public async Task A_damaged_page_is_named_and_what_stands_on_others_is_read()
    {
        for (var i = 0; i < 40; i++)
        {
            await _database.AddAsync(Long[..1000]);
        }

        await ExecuteAsync("pragma wal_checkpoint(truncate)");
        SqliteConnection.ClearAllPools();
        Damage(await RootOfAsync("request_log"));
        SqliteConnection.ClearAllPools();
        Assert.Equal(
            "Unavailable STORAGE_UNAVAILABLE damaged",
            await Answers.ErrorOfAsync(() => _database.FindAsync(Guid.NewGuid()))
        );
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE damaged", await Answers.ErrorOfAsync(() => _database.AddAsync()));
        await using var db = await _database.OpenAsync(default);
        Assert.Equal(0, await db.QuerySingleAsync<long>("select count(*) from write_fences"));
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_refuses_writes_by_name()
    {
        using var readOnly = new PragmaDatabase(_database, "query_only=on");
        Assert.Equal(
            "Unavailable STORAGE_UNAVAILABLE read_only",
            await Answers.ErrorOfAsync(() => readOnly.AddAsync())
        );
        Assert.Equal(0, await readOnly.CountAsync());
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_named()
    {
        using var gone = new SqliteDatabase(
            Path.Combine(_folder.Path, "none", "test.db"),
            typeof(SqliteFaultTests).Assembly
        );
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE read_only", await Answers.ErrorOfAsync(() => gone.AddAsync()));
    }

    [Fact]
    public async Task An_error_in_a_statement_is_none_of_the_storage() =>
        Assert.Contains("no such table", await Answers.ErrorOfAsync(() => ExecuteAsync("select * from nowhere")));

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_files_belong_to_their_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows());
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_100_100);
        _database.Migrate();
        await _database.AddAsync();
        var modes = Directory
            .GetFiles(_folder.Path)
            .Select(f => (Path.GetFileName(f), System.IO.File.GetUnixFileMode(f)));
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal([("test.db", Owner), ("test.db-shm", Owner), ("test.db-wal", Owner)], modes.Order());
    }

    private static string Long { get; } = new('x', 50 * PageSize);

    // No page more than there are.
    private async Task<PragmaDatabase> FillAsync()
    {
        await using var db = await _database.OpenAsync(default);
        var pages = await db.QuerySingleAsync<long>("pragma page_count");
        return new(_database, $"max_page_count={pages + 1}");
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var db = await _database.OpenAsync(default);
        await db.ExecuteAsync(statement);
    }

    private async Task<long> RootOfAsync(string table)
    {
        await using var db = await _database.OpenAsync(default);
        return await db.QuerySingleAsync<long>("select rootpage from sqlite_schema where name = @table", new { table });
    }

    private void Damage(long page)
    {
        using var file = System.IO.File.Open(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = (page - 1) * PageSize;
        file.Write(Enumerable.Repeat((byte)0xA5, PageSize).ToArray());
    }
}
