using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Tests.Domain;

public sealed class FlattenedTableTextTests
{
    [Theory]
    [InlineData("规章000行政规范性文件101", "W规章 G000 W行政规范性文件 G101")]
    [InlineData("00000001.属于国家秘密0000000", "G0000000 W1.属于国家秘密 G0000000")]
    [InlineData("1.属于国家秘密 0 0 / 12 — 0 0", "W1.属于国家秘密 F0 F0 F/ F12 F— F0 F0")]
    [InlineData("第二十条第（5）项", "W第二十条第(5)项")]
    [InlineData("行政事业性收费43.788", "W行政事业性收费 G43.788")]
    [InlineData("|0|1|", "| F0 | F1 |")]
    [InlineData("2023年1月1日", "W2023年1月1日")]
    public void A_line_is_words_and_figures(string line, string pieces) =>
        Assert.Equal(pieces, string.Join(' ', FlattenedTableText.Split(line).Select(Shown)));

    [Theory]
    [InlineData("-3-")]
    [InlineData("— 5 —")]
    [InlineData("第 3 页 共 8 页")]
    [InlineData("P. 8")]
    [InlineData("3/8")]
    public void A_page_number_is_furniture(string line) => Assert.True(FlattenedTableText.IsPageNumber(line));

    [Theory]
    [InlineData("3")]
    [InlineData("0 0 0")]
    public void A_figure_is_no_page_number(string line) => Assert.False(FlattenedTableText.IsPageNumber(line));

    private static string Shown(TextPiece piece) =>
        piece.Kind switch
        {
            TextPieceKind.Figure => "F" + piece.Text,
            TextPieceKind.Glued => "G" + piece.Text,
            TextPieceKind.Words => "W" + piece.Text,
            _ => piece.Text,
        };
}
