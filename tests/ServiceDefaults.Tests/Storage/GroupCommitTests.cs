using System.Data.Common;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.ServiceDefaults.Tests.Storage;

/// <summary>Writes that wait for one another's commit.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_queue_has_an_end_and_what_is_in_it_is_written()
    {
        const int Queue = 8;
        var go = new TaskCompletionSource();
        var database = Databases.Sqlite(_folder, typeof(GroupCommitTests));
        using var commit = new GroupCommit(cancellation => OpenAsync(database, go.Task, cancellation), Queue);
        Task<bool> AddAsync() => commit.WriteAsync(WriteAsync, default);

        // The first has left the queue and waits for its connection.
        var writes = Enumerable.Range(0, Queue + 1).Select(_ => AddAsync()).ToArray();
        Assert.Equal("Unavailable STORAGE_UNAVAILABLE busy", await Answers.ErrorOfAsync(AddAsync));
        go.SetResult();
        await Task.WhenAll(writes);
        Assert.Equal(Queue + 1, await database.CountAsync());
    }

    private static async Task<DbConnection> OpenAsync(IDatabase database, Task go, CancellationToken cancellation)
    {
        await go;
        return await database.OpenAsync(cancellation);
    }

    private static async Task<bool> WriteAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await RequestLog.AddAsync(transaction, new(Guid.NewGuid(), "digest"), "1", default, cancellation);
        return true;
    }
}
