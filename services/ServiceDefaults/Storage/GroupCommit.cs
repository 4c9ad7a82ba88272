using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Commits concurrent writes together, since every commit waits for the disk and SQLite allows one writer at a time. The caller that
/// enters the gate runs all queued writes, each with a savepoint of its own, so that a write that fails does not affect the others. No
/// caller gets its answer before the commit.
/// </summary>
/// <param name="open">Opens a connection.</param>
/// <param name="maxQueue">Writes that may wait for a commit; more would only wait to learn that it took too long.</param>
internal sealed class GroupCommit(Func<CancellationToken, Task<DbConnection>> open, int maxQueue = 4096) : IDisposable
{
    // Bounds how long the first of a group waits for its answer.
    private const int MaxGroup = 256;

    private const string Savepoint = "one_write";

    private readonly ConcurrentQueue<IPendingWrite> _queue = new();
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>
    /// Queues a write and waits until it is committed. An exception of the work is the caller's own. STORAGE_UNAVAILABLE / busy where
    /// the queue is full.
    /// </summary>
    public async Task<T> WriteAsync<T>(
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (_queue.Count >= maxQueue)
        {
            throw StorageError.Busy();
        }

        var write = new PendingWrite<T>(work);
        _queue.Enqueue(write);

        // From here on the write is not cancelled, since another caller may already be running it.
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            while (!write.IsDone)
            {
                await CommitAsync(Take());
            }
        }
        finally
        {
            _gate.Release();
        }

        return await write.Answer;
    }

    public void Dispose() => _gate.Dispose();

    private List<IPendingWrite> Take()
    {
        var group = new List<IPendingWrite>();
        while (group.Count < MaxGroup && _queue.TryDequeue(out var write))
        {
            group.Add(write);
        }

        return group;
    }

    // A full or failing disk may end the whole transaction; the rest of the group then fails for the same cause, and not because the
    // transaction is gone.
    private async Task CommitAsync(List<IPendingWrite> group)
    {
        Exception? cause = null;
        try
        {
            await using var db = await open(CancellationToken.None);
            await using var transaction = await db.BeginTransactionAsync();
            foreach (var write in group)
            {
                await transaction.SaveAsync(Savepoint);
                if (await write.TryAsync(transaction) is { } failed)
                {
                    cause = failed is SqliteException e && SqliteErrors.Translate(e) is not null ? failed : cause;
                    await transaction.RollbackAsync(Savepoint);
                }

                await transaction.ReleaseAsync(Savepoint);
            }

            await transaction.CommitAsync();
        }
#pragma warning disable CA1031 // Every waiting caller gets the exception; none is swallowed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            group.ForEach(w => w.Fail(cause ?? failure));
        }

        group.ForEach(w => w.Complete());
    }

    private interface IPendingWrite
    {
        Task<Exception?> TryAsync(DbTransaction transaction);

        void Fail(Exception failure);

        void Complete();
    }

    private sealed class PendingWrite<T>(Func<DbTransaction, CancellationToken, Task<T>> work) : IPendingWrite
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Answer => _answer.Task;

        public bool IsDone => _answer.Task.IsCompleted;

        public async Task<Exception?> TryAsync(DbTransaction transaction)
        {
            try
            {
                _result = await work(transaction, CancellationToken.None);
                return null;
            }
#pragma warning disable CA1031 // The caller of this write gets it after the commit.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                return _failure = failure;
            }
        }

        public void Fail(Exception failure) => _failure ??= failure;

        public void Complete()
        {
            if (_failure is not null)
            {
                _answer.SetException(_failure);
            }
            else
            {
                _answer.SetResult(_result!);
            }
        }
    }
}
