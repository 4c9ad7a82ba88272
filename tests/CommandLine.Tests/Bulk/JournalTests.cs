using Disclosure.CommandLine.Bulk;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests.Bulk;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string JournalPath => Path.Combine(_folder.Path, "drafts.import.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_done_stays_done_and_a_line_that_broke_off_is_done_again()
    {
        string id;
        using (var first = Journal.Open(JournalPath))
        {
            id = first.Id;
            first.SetDone("a");
            first.SetDone("b");
        }

        var text = File.ReadAllText(JournalPath);
        for (var cut = text.Length - 1; cut > text.IndexOf('\n', StringComparison.Ordinal); cut--)
        {
            File.WriteAllText(JournalPath, text[..cut]);
            using var again = Journal.Open(JournalPath);
            Assert.Equal(id, again.Id);
            Assert.False(again.IsDone("b"));
            again.SetDone("c");
            Assert.True(again.IsDone("c"));
        }

        using var last = Journal.Open(JournalPath);
        Assert.True(last.IsDone("c"));
    }

    [Fact]
    public void Another_file_is_no_journal()
    {
        File.WriteAllText(JournalPath, "not a journal\n");
        Assert.Throws<InvalidDataException>(() => Journal.Open(JournalPath));
    }

    [Fact]
    public void The_same_write_of_the_same_bulk_has_the_same_request_id()
    {
        var id = RequestIds.Create("bulk", "import", "agencies/a/reports/2023", "digest");
        Assert.Equal(id, RequestIds.Create("bulk", "import", "agencies/a/reports/2023", "digest"));
        Assert.NotEqual(id, RequestIds.Create("another", "import", "agencies/a/reports/2023", "digest"));
        Assert.NotEqual(id, RequestIds.Create("bulk", "import", "agencies/a/reports/2023", "other"));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
    }
}
