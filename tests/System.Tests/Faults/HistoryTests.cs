using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests.Faults;

/// <summary>The history of a report that many edit at once, on SQLite; <see cref="DatabaseAwayTests"/> has it on PostgreSQL.</summary>
public sealed class HistoryTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private const int Callers = 64;
    private const int EditsEach = 6;

    [Fact]
    public Task Edits_of_64_callers_at_once_are_all_stored_and_listed_once_each() => EditAndListAsync(product.Json);

    /// <summary>Half of the callers edit figures, half prose; then every page size lists every edit once, in the order of its part.</summary>
    internal static async Task EditAndListAsync(JsonCaller json)
    {
        var report = await json.OpenAsync(2024);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(caller => Task.Run(() => EditAsync(json, report, caller)))
        );
        Assert.Equal([(200, "")], answers.SelectMany(a => a).Distinct());
        foreach (var size in new[] { 7, 50, 1000 })
        {
            var history = await json.HistoryAsync(report, size);
            foreach (var part in new[] { "STATISTICS", "NARRATIVE" })
            {
                Assert.Equal(
                    Enumerable.Range(1, Callers / 2 * EditsEach).Reverse(),
                    history.Where(h => h.Part == part).Select(h => h.Revision)
                );
            }
        }
    }

    private static async Task<List<(int Status, string Reason)>> EditAsync(JsonCaller json, string report, int caller)
    {
        var told = new List<(int, string)>();
        for (var i = 0; i < EditsEach; i++)
        {
            told.Add(
                caller % 2 == 0
                    ? await json.EditAsync(report, i)
                    : await json.WriteAsync(report, $"第{caller}人第{i}次修改。")
            );
        }

        return told;
    }
}
