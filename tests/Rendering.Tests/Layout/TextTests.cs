using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Tests.Layout;

public sealed class TextTests
{
    [Fact]
    public void No_radical_is_left_in_a_text()
    {
        for (var c = '\u2E80'; c <= '\u2FDF'; c++)
        {
            Assert.DoesNotContain(TextCleaner.Clean($"甲{c}乙"), x => x is >= '\u2E80' and <= '\u2FDF');
        }

        Assert.Equal("一月長方", TextCleaner.Clean("⼀⽉⾧⽅"));
    }

    [Fact]
    public void Characters_without_width_go_and_strange_spaces_become_spaces() =>
        Assert.Equal("政府 信息", TextCleaner.Clean("政\u200B\uFEFF府\u00A0\u202E信\u00AD息\u200D\uFE0F"));
}
