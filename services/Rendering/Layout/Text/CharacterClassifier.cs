using System.Text;

namespace Disclosure.Rendering.Layout.Text;

/// <summary>Which characters behave how (GB/T 15834-2011, and Requirements for Chinese Text Layout).</summary>
internal static class CharacterClassifier
{
    // Marks that must not stand at the end of a line, at its start, or apart from their number.
    private const string Openers = "（〔［｛《〈「『【〖“‘";
    private const string Closers = "，。、；：？！）〕］｝》〉」』】〗”’．";
    private const string Trailers = "％‰℃～·•／%ー々";
    private const string Leaders = "￥¥＄$№§第";
    private const string Dashes = "—―…⋯";

    public static CharacterClass Classify(Rune character)
    {
        var value = character.Value;
        if (value < 0x80)
        {
            return value is ' ' ? CharacterClass.Space
                : value is >= '0' and <= '9' ? CharacterClass.Digit
                : value is '%' ? CharacterClass.Trailing
                : value is '$' ? CharacterClass.Leading
                : CharacterClass.Letter;
        }

        // Beyond the basic plane: rare ideographs.
        if (value > char.MaxValue)
        {
            return CharacterClass.Ideograph;
        }

        var c = (char)value;
        return Openers.Contains(c) ? CharacterClass.Open
            : Closers.Contains(c) ? CharacterClass.Close
            : Trailers.Contains(c) ? CharacterClass.Trailing
            : Leaders.Contains(c) ? CharacterClass.Leading
            : Dashes.Contains(c) ? CharacterClass.Dash
            // The ideographic space counts as an ideograph of one em.
            : c is '\u3000' ? CharacterClass.Ideograph
            // Letters of other alphabets below U+2000.
            : value < 0x2000 ? CharacterClass.Letter
            : CharacterClass.Ideograph;
    }
}
