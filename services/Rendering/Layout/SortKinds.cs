using System.Text;

namespace Disclosure.Rendering.Layout;

/// <summary>Which characters behave how (GB/T 15834-2011, and Requirements for Chinese Text Layout).</summary>
internal static class SortKinds
{
    private const string Openers = "（〔［｛《〈「『【〖“‘";
    private const string Closers = "，。、；：？！）〕］｝》〉」』】〗”’．";
    private const string Trailers = "％‰℃～·•／%ー々";
    private const string Leaders = "￥¥＄$№§第";
    private const string Dashes = "—―…⋯";

    public static SortKind Of(Rune character)
    {
        var value = character.Value;
        if (value < 0x80)
        {
            return value is ' ' ? SortKind.Space
                : value is >= '0' and <= '9' ? SortKind.Digit
                : value is '%' ? SortKind.Trailing
                : value is '$' ? SortKind.Leading
                : SortKind.Letter;
        }

        if (value > char.MaxValue)
        {
            return SortKind.Ideograph;
        }

        var c = (char)value;
        return Openers.Contains(c) ? SortKind.Open
            : Closers.Contains(c) ? SortKind.Close
            : Trailers.Contains(c) ? SortKind.Trailing
            : Leaders.Contains(c) ? SortKind.Leading
            : Dashes.Contains(c) ? SortKind.Dash
            : c is '\u3000' ? SortKind.Ideograph
            : value < 0x2000 ? SortKind.Letter
            : SortKind.Ideograph;
    }
}
