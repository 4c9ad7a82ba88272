using Disclosure.Gateway.Publications;

namespace Disclosure.Gateway.Tests;

public sealed class ProseDigestTests
{
    [Fact]
    public void The_digest_changes_with_the_content_and_with_nothing_else()
    {
        var digest = ProseDigest.Compute([NewSection()]);
        var again = NewSection();
        (again.Etag, again.Sections[0].Etag, again.Text) = ("7", "8", "文字");
        Assert.Equal(digest, ProseDigest.Compute([again]));

        Action<ReportV1.Section>[] changes =
        [
            s => s.Heading = "总体情况（更正）",
            s => s.Blocks[0].Paragraph.Runs[0].Text += "。",
            s => s.Sections[0].Blocks[0].Picture.Picture_ = new string('b', 64),
            s => s.Blocks.Clear(),
            s => s.Sections.Clear(),
        ];
        foreach (var change in changes)
        {
            var changed = NewSection();
            change(changed);
            Assert.NotEqual(digest, ProseDigest.Compute([changed]));
        }
    }

    private static ReportV1.Section NewSection() =>
        new()
        {
            Section_ = "overview",
            Heading = "总体情况",
            Etag = "1",
            Blocks =
            {
                new ReportV1.Block { Paragraph = new() { Runs = { new ReportV1.Run { Text = "主动公开12条" } } } },
            },
            Sections =
            {
                new ReportV1.Section
                {
                    Section_ = "requests",
                    Blocks = { new ReportV1.Block { Picture = new() { Picture_ = new string('a', 64) } } },
                },
            },
        };
}
