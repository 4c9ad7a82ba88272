using System.Data.Common;
using Dapper;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Storage;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.Workflow;
using Disclosure.Filing.Tests.Domain.Workflow;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Trees;
using Microsoft.Data.Sqlite;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>
/// The process is killed at any step of a move: the files as they are on the disk at each row that is written are started again. State, pins,
/// moves, log and tree agree in each of them, and a repeat of the request ends in one move.
/// </summary>
public sealed class WorkflowKillTests : StoreTests, IDisposable
{
    private static readonly ReportName s_name = ReportName.Parse("name", "agencies/ju/reports/2023");

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _images = [];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Submit"), InlineData("Return"), InlineData("Publish"), InlineData("Withdraw")]
    public async Task A_kill_at_any_row_leaves_what_was_before_and_a_repeat_does_it_once(string verb)
    {
        await AddAsync(Agency("xian", null), Agency("ju", "xian"));
        await FileAsync("xian", "2023-region", ReportState.Submitted, 1);
        await FileAsync("ju", "2023", ReportState.Draft, 0);
        var path = Path(Enum.Parse<ReportVerb>(verb));
        foreach (var step in path[..^1])
        {
            await MoveAsync(Database, step, NewWrite());
        }

        var before = (await Reports.FindAsync(s_name, default))!;
        await WatchAsync();
        var write = NewWrite();
        await MoveAsync(new WatchedDatabase(Database, TakeImage), path[^1], write);
        var after = (await Reports.FindAsync(s_name, default))!;
        TakeImage();
        Assert.True(_images.Count > 8, $"{_images.Count}");

        foreach (var image in _images)
        {
            var stores = new Image(image);
            // Nothing but the whole: the last one was taken after the commit.
            var isDone = image == _images[^1];
            Assert.Equal(isDone ? after : before, await stores.Reports.FindAsync(s_name, default));
            await stores.RequireAgreementAsync();
            await MoveAsync(stores.Database, path[^1], write);
            Assert.Equal(after, await stores.Reports.FindAsync(s_name, default));
            await stores.RequireAgreementAsync();
            stores.Database.Dispose();
        }
    }

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));

    private static ReportVerb[] Path(ReportVerb verb)
    {
        ReportVerb[] all = [ReportVerb.Submit, ReportVerb.Approve, ReportVerb.Publish, ReportVerb.Withdraw];
        return verb == ReportVerb.Return
            ? [ReportVerb.Submit, ReportVerb.Approve, ReportVerb.Return]
            : all[..(Array.IndexOf(all, verb) + 1)];
    }

    // After every row of every table the files are copied as a power failure would leave them.
    private async Task WatchAsync()
    {
        await using var db = await Database.OpenAsync(default);
        var tables = await db.QueryAsync<string>(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        );
        foreach (var table in tables)
        {
            foreach (var change in new[] { "insert", "update", "delete" })
            {
                await db.ExecuteAsync(
                    $"create trigger {table}_{change} after {change} on {table} begin select take_image(); end"
                );
            }
        }
    }

    private void TakeImage()
    {
        var image = Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, $"image-{_images.Count}")).FullName;
        foreach (var file in Directory.GetFiles(_folder.Path, "*.db*"))
        {
            // Not the index in shared memory: it is made anew from the log.
            if (!file.EndsWith("-shm", StringComparison.Ordinal))
            {
                using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = File.Create(System.IO.Path.Combine(image, System.IO.Path.GetFileName(file)));
                source.CopyTo(copy);
            }
        }

        _images.Add(Directory.GetFiles(image, "*.db").Single());
    }

    private static Task<string> MoveAsync(IDatabase database, ReportVerb verb, Filing.Domain.WriteMetadata write)
    {
        var command = Commands.Command(verb, Commands.Bootstrap, name: s_name);
        return new SqlWorkflowStore(database, new LogSignal(TimeProvider.System)).MoveAsync(
            s_name,
            f => ReportWorkflow.Decide(f, command),
            (_, plan) => $"{plan.After.Revision}",
            write,
            default
        );
    }

    /// <summary>A started copy.</summary>
    private sealed class Image
    {
        public Image(string file)
        {
            Database = new(file, typeof(FilingModule).Assembly);
            using var db = new SqliteConnection($"Data Source={file};Pooling=false");
            db.Open();
            foreach (var trigger in db.Query<string>("select name from sqlite_master where type = 'trigger'").ToArray())
            {
                db.Execute($"drop trigger {trigger}");
            }
        }

        public SqliteDatabase Database { get; }

        private LogSignal Signal { get; } = new(TimeProvider.System);

        public SqlReportStore Reports => new(Database, Signal);

        /// <summary>Report, history, versions, events and the tree over them tell the same.</summary>
        public async Task RequireAgreementAsync()
        {
            var workflow = new SqlWorkflowStore(Database, Signal);
            var log = new SqlLogStore(Database, Signal);
            var report = (await Reports.FindAsync(s_name, default))!;
            var moves = await workflow.ListMovesAsync(s_name, 100, default);
            Assert.Equal((report.State, report.Revision, report.Pins), (moves[0].To, moves[0].Revision, moves[0].Pins));
            Assert.Equal(report.Version, (await workflow.ListVersionsAsync(s_name, 100, default)).Count);
            var head = await log.FindHeadAsync(default);
            var entries = await log.ListAsync(new(null, false, "", null), 0, head.Size, 1_000, default);
            Assert.Equal(head.Size, entries.Count);
            var own = entries.Where(e => e.Event.Resource == $"{s_name}").ToArray();
            Assert.Equal(moves.Select(m => m.LogIndex).Order(), own.Select(e => e.Index));
            Assert.Equal(moves.Reverse().Select(m => (ReportState?)m.To), own.Select(e => e.Event.To));
            var expected = entries.Aggregate(
                TreeFrontier.Empty,
                (tree, e) => tree.Append(TreeHasher.HashLeaf(e.Entry), new List<TreeNode>())
            );
            Assert.Equal(expected.Root, await new TreeProver(log).FindRootAsync(head.Size, default));
        }
    }

    /// <summary>A database whose transactions call a function of the test's.</summary>
    private sealed class WatchedDatabase(IDatabase database, Action watch) : IDatabase
    {
        public string Dialect => database.Dialect;

        public Task<DbConnection> OpenAsync(CancellationToken cancellation) => database.OpenAsync(cancellation);

        public void Migrate() => database.Migrate();

        public Task<T> WriteAsync<T>(
            string subject,
            Func<DbTransaction, CancellationToken, Task<T>> work,
            CancellationToken cancellation
        ) =>
            database.WriteAsync(
                subject,
                (transaction, stop) =>
                {
                    var db = (SqliteConnection)transaction.Connection!;
                    db.CreateFunction<long>(
                        "take_image",
                        () =>
                        {
                            watch();
                            return 0L;
                        }
                    );
                    return work(transaction, stop);
                },
                cancellation
            );
    }
}
