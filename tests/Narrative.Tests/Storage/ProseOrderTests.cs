using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Storage;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Storage;

/// <summary>The history of prose under writers whose clocks differ, on every database that the store runs on.</summary>
public abstract class ProseOrderTests
{
    private static readonly ReportName s_report = ReportName.Parse("name", "agencies/lin-yang/reports/2023");
    private static readonly SectionOutline s_outline = Editions.Catalog.OutlineOf(s_report);

    protected abstract IDatabase Open();

    [SkippableFact]
    public async Task Revisions_of_64_writers_with_skewed_clocks_are_in_one_order_by_number_and_by_time()
    {
        var store = new SqlProseStore(Open(), new SqlPictureStore(Open()), Editions.Catalog);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => WriteSkewedAsync(store, i))));
        var listed = new List<ProseRevision>();
        for (var before = long.MaxValue; before > 1; before = listed[^1].Revision)
        {
            listed.AddRange(await store.ListAsync(s_report, before, 50, default));
        }

        Assert.Equal(Enumerable.Range(1, 64 * 2).Reverse(), listed.Select(r => (int)r.Revision));
        Assert.Equal(listed.Select(r => r.CreateTime).OrderDescending(), listed.Select(r => r.CreateTime));
    }

    // Every writer's clock differs, and some go backwards.
    private static async Task WriteSkewedAsync(SqlProseStore store, int writer)
    {
        for (var i = 0; i < 2; i++)
        {
            var time = DateTimeOffset.UnixEpoch.AddSeconds((writer * 37 % 64) + (writer % 3 == 0 ? -i : i));
            var section = new Section("preamble", "", [new Paragraph([new TextRun($"第{writer}人。")])], []);
            await store.WriteAsync(
                new(
                    s_report,
                    new(Guid.NewGuid(), "digest"),
                    "",
                    current => current.Update(section, "", s_outline, time)
                ),
                default
            );
        }
    }
}

public sealed class SqliteProseOrderTests : ProseOrderTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(NarrativeModule));
}

public sealed class PostgresProseOrderTests : ProseOrderTests
{
    protected override IDatabase Open() => Databases.Postgres("narrative", typeof(NarrativeModule));
}
