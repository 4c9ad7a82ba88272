using Disclosure.Filing.V1;
using Disclosure.TransparencyLog.Trees;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class LogTests(FilingHost host) : IDisposable
{
    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Entries_are_found_by_agency_and_region_and_pages_follow_each_other()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.AddAsync("ju", "临阳县教育局", "agencies/xian");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        var own = await _host.Log.ListLogEntriesAsync(new() { Agency = "agencies/ju", Kind = EventKind.ReportCreated });
        Assert.Equal("agencies/ju/reports/2023", Assert.Single(own.Entries).Resource);
        var region = new ListLogEntriesRequest
        {
            Agency = "agencies/xian",
            Subtree = true,
            PageSize = 1,
        };
        var indexes = new List<long>();
        do
        {
            var page = await _host.Log.ListLogEntriesAsync(region);
            indexes.AddRange(page.Entries.Select(e => e.Index));
            region.PageToken = page.NextPageToken;
        } while (region.PageToken.Length > 0);

        Assert.Equal(indexes.Distinct().Order(), indexes);
        Assert.Contains(own.Entries[0].Index, indexes);
    }

    [SkippableFact]
    public async Task Every_entry_is_proved_and_every_head_is_consistent()
    {
        await _host.AddAsync("ju", "临阳县教育局");
        for (var year = 2010; year < 2023; year++)
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", $"{year}"));
        }

        var entries = (await _host.Log.ListLogEntriesAsync(new())).Entries;
        var head = await _host.Log.GetTreeHeadAsync(new());
        Assert.Equal(entries.Count, head.Size);
        foreach (var entry in entries)
        {
            Assert.Equal(Hash(entry.LeafHash), TreeHasher.HashLeaf(entry.Entry.Span));
            var proof = await _host.Log.GetInclusionProofAsync(new() { Index = entry.Index });
            Assert.True(
                ProofVerifier.VerifyInclusion(
                    Hash(entry.LeafHash),
                    entry.Index,
                    head.Size,
                    [.. proof.Hashes.Select(Hash)],
                    Hash(head.RootHash)
                )
            );
            var old = await _host.Log.GetConsistencyProofAsync(new() { OldSize = entry.Index + 1 });
            Assert.True(
                ProofVerifier.VerifyConsistency(
                    old.OldHead.Size,
                    Hash(old.OldHead.RootHash),
                    old.NewHead.Size,
                    Hash(old.NewHead.RootHash),
                    [.. old.Hashes.Select(Hash)]
                )
            );
        }

        var tile = await _host.Log.GetTileAsync(new() { Width = 5, WithEntries = true });
        Assert.Equal(ByteString.CopyFrom([.. entries.Take(5).SelectMany(e => e.LeafHash.ToByteArray())]), tile.Hashes);
        Assert.Equal(entries.Take(5).Select(e => e.Entry), tile.Entries);
        Assert.Equal("SIZE_BEYOND_LOG", (await FilingHost.FaultAsync(_host.Log.GetTileAsync(new()))).Reason);
    }

    [SkippableFact]
    public async Task A_follower_gets_each_event_once_and_in_order_while_others_write()
    {
        await _host.AddAsync("ju", "临阳县教育局");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var watch = _host.Log.WatchEvents(new(), cancellationToken: stop.Token);
        var writing = Task.WhenAll(
            Enumerable
                .Range(2008, 40)
                .Select(y => _host.Client.CreateReportAsync(FilingHost.NewReport("ju", $"{y}")).ResponseAsync)
        );
        var seen = new List<long>();
        var reports = 0;
        while (reports < 40 && await watch.ResponseStream.MoveNext(stop.Token))
        {
            seen.Add(watch.ResponseStream.Current.Index);
            reports += watch.ResponseStream.Current.Kind == EventKind.ReportCreated ? 1 : 0;
        }

        await writing;
        Assert.Equal(Enumerable.Range(0, seen.Count).Select(i => (long)i), seen);
    }

    [SkippableFact]
    public async Task Accesses_are_appended_in_one_batch_and_a_repeat_appends_nothing()
    {
        var request = new AppendAccessRequest
        {
            RequestId = FilingHost.NewId(),
            Records =
            {
                new AccessRecord
                {
                    Kind = EventKind.AccessRefused,
                    Time = _host.Clock.GetUtcNow().ToTimestamp(),
                    Method = "GetReport",
                    Code = "ROLE_REQUIRED",
                    Count = 3,
                },
            },
        };
        var first = await _host.Log.AppendAccessAsync(request);
        Assert.Equal(first, await _host.Log.AppendAccessAsync(request));
        var entries = (await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.AccessRefused })).Entries;
        Assert.Equal("3", Assert.Single(entries).Details["count"]);

        request.RequestId = FilingHost.NewId();
        request.Records[0].Kind = EventKind.ReportApproved;
        request.Records[0].Time = _host.Clock.GetUtcNow().AddDays(1).ToTimestamp();
        var (_, _, violations) = await FilingHost.FaultAsync(_host.Log.AppendAccessAsync(request));
        Assert.Equal(["records[0].kind KIND_UNKNOWN", "records[0].time TIME_IN_FUTURE"], violations);
    }

    private static TreeHash Hash(ByteString bytes) => TreeHash.FromBytes(bytes.Span);
}

public sealed class SqliteLogTests() : LogTests(new());

public sealed class PostgresLogTests() : LogTests(FilingHost.CreateOnPostgres());
