using System.Globalization;
using System.Text;

namespace Disclosure.Rendering.Markup;

/// <summary>Markup as UTF-8 bytes, written once from front to back. What is text is escaped; what is markup is not.</summary>
/// <remarks>Its memory is lent by the pool: a document's worth at a time, each time anew, is what collectors like least.</remarks>
internal sealed class MarkupBuffer(int capacity = 64 * 1024) : IDisposable
{
    private readonly PooledByteBuffer _bytes = new(capacity);

    public ReadOnlySpan<byte> Written => _bytes.Written;

    public void Dispose() => _bytes.Dispose();

    /// <summary>Markup of our own.</summary>
    public MarkupBuffer Raw(ReadOnlySpan<byte> markup)
    {
        _bytes.Write(markup);
        return this;
    }

    /// <summary>An integer, as in an attribute.</summary>
    public MarkupBuffer Number(int number)
    {
        if (!number.TryFormat(_bytes.GetSpan(11), out var written))
        {
            throw new InvalidOperationException("Eleven bytes hold any integer.");
        }

        _bytes.Advance(written);
        return this;
    }

    /// <summary>A length, to a hundredth.</summary>
    public MarkupBuffer Number(double number)
    {
        if (
            !Math.Round(number, 2).TryFormat(_bytes.GetSpan(32), out var written, default, CultureInfo.InvariantCulture)
        )
        {
            throw new InvalidOperationException("Thirty-two bytes hold any length.");
        }

        _bytes.Advance(written);
        return this;
    }

    /// <summary>Text of anyone's, for content or a quoted attribute; characters that XML does not know are left out.</summary>
    public MarkupBuffer Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = PlainLength(text);
            if (plain > 0)
            {
                var room = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(plain));
                _bytes.Advance(Encoding.UTF8.GetBytes(text[..plain], room));
                text = text[plain..];
            }

            if (!text.IsEmpty)
            {
                text = text[Special(text)..];
            }
        }

        return this;
    }

    // Characters up to the next one that cannot stand as it is.
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '&' or '<' or '>' or '"' || c < ' ' || c is '\uFFFE' or '\uFFFF' || IsLoneSurrogate(text, ref i))
            {
                return i;
            }
        }

        return text.Length;
    }

    // Writes the first character in its own way; the answer is how many characters that took.
    private int Special(ReadOnlySpan<char> text)
    {
        Raw(
            text[0] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                _ => default,
            }
        );
        return 1;
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<char> text, ref int i)
    {
        if (!char.IsSurrogate(text[i]))
        {
            return false;
        }

        if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
        {
            i++;
            return false;
        }

        return true;
    }
}
