using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>The syntax of PDF as bytes (ISO 32000-1, 7.3).</summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
    // Grows as it is written; reused after Clear without freeing its memory.
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public PdfBuffer Raw(ReadOnlySpan<byte> syntax)
    {
        _bytes.Write(syntax);
        return this;
    }

    public PdfBuffer Number(long number)
    {
        Utf8Formatter.TryFormat(number, _bytes.GetSpan(20), out var written);
        _bytes.Advance(written);
        return this;
    }

    /// <summary>Thousandths as a decimal.</summary>
    public PdfBuffer Decimal(long thousandths)
    {
        // Sign first: division of a negative number would round towards zero in each part.
        if (thousandths < 0)
        {
            Raw("-"u8);
            thousandths = -thousandths;
        }

        Number(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        // Trailing zeros are cut off, so that content stays short.
        if (rest > 0)
        {
            var span = _bytes.GetSpan(4);
            span[0] = (byte)'.';
            span[1] = (byte)('0' + (rest / 100));
            span[2] = (byte)('0' + (rest / 10 % 10));
            span[3] = (byte)('0' + (rest % 10));
            _bytes.Advance(
                rest % 10 != 0 ? 4
                : rest % 100 != 0 ? 3
                : 2
            );
        }

        return this;
    }

    /// <summary>A reference to an object; generation 0, since nothing is ever changed.</summary>
    public PdfBuffer Reference(int id) => Number(id).Raw(" 0 R"u8);

    /// <summary>Two bytes in hexadecimal.</summary>
    public PdfBuffer Code(int code)
    {
        var span = _bytes.GetSpan(4);
        for (var i = 0; i < 4; i++)
        {
            span[i] = "0123456789ABCDEF"u8[(code >> (12 - (4 * i))) & 0xF];
        }

        _bytes.Advance(4);
        return this;
    }

    /// <summary>UTF-16 in hexadecimal, without brackets.</summary>
    /// <remarks>Surrogates are written as they are, which is UTF-16BE.</remarks>
    public PdfBuffer Utf16(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            Code(c);
        }

        return this;
    }

    /// <summary>A text string of any characters.</summary>
    /// <remarks>FE FF marks UTF-16BE (ISO 32000-1, 7.9.2.2).</remarks>
    public PdfBuffer Text(ReadOnlySpan<char> text) => Raw("<FEFF"u8).Utf16(text).Raw(">"u8);

    /// <summary>Characters of ASCII as they are.</summary>
    public PdfBuffer Ascii(string text)
    {
        Encoding.ASCII.GetBytes(text, _bytes);
        return this;
    }
}
