using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Storage;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Storage;

/// <summary>What the store promises, on every database that it runs on.</summary>
public abstract class SheetStoreTests
{
    private static readonly ReportName s_report = ReportName.Parse("name", "agencies/lin-yang/reports/2023");

    private readonly Lazy<SqlSheetStore> _store;

    protected SheetStoreTests() => _store = new(() => new SqlSheetStore(Open(), Sheets.Catalog));

    private SqlSheetStore Store => _store.Value;

    protected abstract IDatabase Open();

    [SkippableFact]
    public async Task What_is_written_is_read_back_whole()
    {
        var sheet = new Sheet(
            Editions.E2021,
            Sheets
                .Zero(
                    ("requests.received.total", ""),
                    ("proactive.fees.amount", "43.780"),
                    ("proactive.rules.issued", "n/a")
                )
                .Values,
            new Dictionary<string, string> { ["requests.received.total"] = "22（其中修订16件）" }
        );
        await Store.WriteAsync(Write(_ => sheet), default);
        var read = await Store.FindAsync(s_report, null, default);
        Assert.Equal(1, read!.Revision);
        Assert.Empty(SheetComparison.FindChanges(sheet, read.Sheet));
        Assert.Null(await Store.FindAsync(s_report, 2, default));
    }

    [SkippableFact]
    public async Task The_history_is_listed_newest_first_with_who_and_which_request()
    {
        for (var i = 0; i < 5; i++)
        {
            await Store.WriteAsync(Write(_ => Sheets.Zero(), actor: $"clerk-{i}"), default);
        }

        var page = await Store.ListAsync(s_report, 5, 2, default);
        Assert.Equal([4, 3], page.Select(r => r.Revision));
        Assert.Equal(["clerk-3", "clerk-2"], page.Select(r => r.Actor));
        Assert.All(page, r => Assert.True(Guid.TryParse(r.RequestId, out _)));
    }

    [SkippableFact]
    public async Task A_repeated_request_has_the_first_answer_and_one_effect()
    {
        var write = Write(_ => Sheets.Zero());
        await Store.WriteAsync(write, default);
        await Store.WriteAsync(Write(_ => Sheets.Zero()), default);
        Assert.Equal(1, (await Store.WriteAsync(write, default)).Revision);
        Assert.Equal(2, (await Store.FindAsync(s_report, null, default))!.Revision);
    }

    [SkippableFact]
    public async Task A_write_permitted_before_a_move_is_refused_and_writes_nothing()
    {
        await Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 1 }, default);
        var pin = new SheetPin(s_report, Key(), Fence: 2, DateTimeOffset.UnixEpoch);
        Assert.Equal(1, (await Store.PinAsync(pin, default))!.Revision);
        var refused = await Assert.ThrowsAsync<ApiException>(() =>
            Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 1 }, default)
        );
        Assert.Equal((ErrorCode.Aborted, "REPORT_MOVED"), (refused.Code, refused.Reason));
        Assert.Equal(1, (await Store.FindAsync(s_report, null, default))!.Revision);
        await Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 2 }, default);
        Assert.Equal(1, (await Store.PinAsync(pin, default))!.Revision);
        await Store.PinAsync(pin with { Request = Key(), Fence = 1 }, default);
        await Assert.ThrowsAsync<ApiException>(() =>
            Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 1 }, default)
        );
    }

    [SkippableFact]
    public async Task A_report_without_figures_is_not_pinned()
    {
        Assert.Null(await Store.PinAsync(new(s_report, Key(), Fence: 5, DateTimeOffset.UnixEpoch), default));
        await Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 1 }, default);
    }

    [SkippableFact]
    public async Task Of_writes_that_race_a_pin_none_follows_the_pinned_revision()
    {
        await Store.WriteAsync(Write(_ => Sheets.Zero()) with { Fence = 1 }, default);
        var writes = Enumerable
            .Range(1, 24)
            .Select(i => Task.Run(() => Store.WriteAsync(Write(Set(i)) with { Fence = 1 }, default)))
            .ToArray();
        var pinned = await Store.PinAsync(new(s_report, Key(), Fence: 2, DateTimeOffset.UnixEpoch), default);
        await Task.WhenAll(writes.Select(async w => await Record.ExceptionAsync(() => w)));
        Assert.All(
            writes.Where(w => w.IsFaulted),
            w => Assert.Equal("REPORT_MOVED", Assert.IsType<ApiException>(w.Exception?.InnerException).Reason)
        );
        Assert.Equal(pinned!.Revision, (await Store.FindAsync(s_report, null, default))!.Revision);
    }

    [SkippableFact]
    public async Task Of_many_who_write_at_once_on_one_etag_one_wins_and_the_losers_are_told_what_changed()
    {
        await Store.WriteAsync(Write(_ => Sheets.Zero()), default);
        var writes = Enumerable
            .Range(1, 16)
            .Select(i => Task.Run(() => Store.WriteAsync(Write(Set(i), etag: "1"), default)))
            .ToArray();
        var faults = new List<ApiException>();
        foreach (var write in writes)
        {
            try
            {
                await write;
            }
            catch (ApiException fault)
            {
                faults.Add(fault);
            }
        }

        Assert.Equal(15, faults.Count);
        Assert.All(faults, f => Assert.Equal(("ETAG_MISMATCH", "2"), (f.Reason, f.Metadata["revision"])));
        Assert.All(faults, f => Assert.Equal("requests.received.total", f.Metadata["cells"]));
        Assert.Equal(2, (await Store.FindAsync(s_report, null, default))!.Revision);
    }

    [SkippableFact]
    public async Task Of_many_who_write_at_once_without_an_etag_all_are_kept()
    {
        var writes = Enumerable.Range(1, 40).Select(i => Task.Run(() => Store.WriteAsync(Write(Set(i)), default)));
        var revisions = (await Task.WhenAll(writes)).Select(r => r.Revision);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), revisions.Order());
    }

    [SkippableFact]
    public async Task Revisions_of_64_writers_with_skewed_clocks_are_in_one_order_by_number_and_by_time()
    {
        var writers = Enumerable.Range(0, 64).Select(i => Task.Run(() => WriteSkewedAsync(i)));
        await Task.WhenAll(writers);
        var listed = new List<RevisionEntry>();
        for (var before = long.MaxValue; before > 1; before = listed[^1].Revision)
        {
            listed.AddRange(await Store.ListAsync(s_report, before, 50, default));
        }

        Assert.Equal(Enumerable.Range(1, 64 * 4).Reverse(), listed.Select(r => (int)r.Revision));
        Assert.Equal(listed.Select(r => r.CreateTime).OrderDescending(), listed.Select(r => r.CreateTime));
        Assert.Equal(64 * 4, listed.Select(r => r.RequestId).Distinct().Count());
    }

    // Every writer's clock differs, and some go backwards.
    private async Task WriteSkewedAsync(int writer)
    {
        for (var i = 0; i < 4; i++)
        {
            var time = DateTimeOffset.UnixEpoch.AddSeconds((writer * 37 % 64) + (writer % 3 == 0 ? -i : i));
            await Store.WriteAsync(Write(Set(writer)) with { Time = time }, default);
        }
    }

    [SkippableFact]
    public async Task A_write_that_is_refused_leaves_nothing_behind_and_hinders_no_other()
    {
        var refused = Write(_ => throw new InvalidOperationException("refused"));
        var writes = new[] { Write(Set(1)), refused, Write(Set(2)) }
            .Select(w => Task.Run(() => Store.WriteAsync(w, default)))
            .ToArray();
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal(2, (await Store.FindAsync(s_report, null, default))!.Revision);
        Assert.Equal(3, (await Store.WriteAsync(refused with { Change = Set(3) }, default)).Revision);
    }

    [SkippableFact]
    public async Task A_scan_reads_pinned_and_newest_sheets_in_the_order_asked_and_passes_over_what_is_not_there()
    {
        ReportName[] reports = [.. "bcd".Select(c => ReportName.Parse("name", $"agencies/{c}{c}/reports/2023"))];
        foreach (var report in reports)
        {
            await Store.WriteAsync(Write(Set(1), report: report), default);
            await Store.WriteAsync(Write(Set(2), report: report), default);
        }

        SheetKey[] keys =
        [
            new(reports[2], 1),
            new(s_report, 0),
            new(reports[0], 0),
            new(reports[1], 9),
            new(reports[1], 2),
        ];
        var read = new List<(int, long, string)>();
        var found = await Store.ScanAsync(
            keys,
            (index, edition, revision, packed) =>
                read.Add(
                    (
                        index,
                        revision,
                        $"{new Sheet(edition, PackedCells.Unpack(packed, edition.Cells.Count))["requests.received.total"]}"
                    )
                ),
            default
        );
        Assert.Equal([(0, 1, "1"), (2, 2, "2"), (4, 2, "2")], read);
        Assert.Equal(3, found);
    }

    private static Func<Sheet?, Sheet> Set(int value) => _ => Sheets.Zero(("requests.received.total", $"{value}"));

    private static RequestKey Key() =>
        RequestKey.Create($"{Guid.NewGuid()}", new Google.Protobuf.WellKnownTypes.Empty());

    private static SheetWrite Write(
        Func<Sheet?, Sheet> change,
        string etag = "",
        string actor = "",
        ReportName? report = null
    ) => new(report ?? s_report, new(Guid.NewGuid(), "digest"), etag, actor, DateTimeOffset.UnixEpoch, change);
}

public sealed class SqliteSheetStoreTests : SheetStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(StatisticsModule));
}

public sealed class PostgresSheetStoreTests : SheetStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("statistics", typeof(StatisticsModule));
}
