using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Tests.Layout;

/// <summary>Labels of groups stand in one line, or their words below their number; their words are never torn.</summary>
public sealed class GroupLabelTests
{
    private static readonly string[] s_words = ["不予公开", "无法提供", "不予处理", "其他处理"];

    [Theory]
    [InlineData("town")]
    [InlineData("form2019")]
    [InlineData("prose")]
    public void With_room_they_stand_in_one_line(string name) =>
        Assert.Equal(["（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"], Labels(name));

    // Figures of seven digits take the room.
    [Fact]
    public void Without_room_the_words_stand_below_the_number() => Assert.Equal(s_words, Labels("city"));

    private static IEnumerable<string> Labels(string name) =>
        PageReports
            .Set(PageReports.Of(name))
            .Pages.SelectMany(PageDump.Lines)
            .Where(l => l[0].Tag?.Kind == StructureType.HeadCell)
            .Select(l => string.Concat(l.Select(t => t.Text)))
            .Where(t => s_words.Any(w => t.EndsWith(w, StringComparison.Ordinal)));
}
