using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>The syntax of PDF as bytes (ISO 32000-1, 7.3).</summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
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
        if (thousandths < 0)
        {
            Raw("-"u8);
            thousandths = -thousandths;
        }

        Number(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
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
    public PdfBuffer Utf16(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            Code(c);
        }

        return this;
    }

    /// <summary>A text string of any characters.</summary>
    public PdfBuffer Text(ReadOnlySpan<char> text) => Raw("<FEFF"u8).Utf16(text).Raw(">"u8);

    /// <summary>Characters of ASCII as they are.</summary>
    public PdfBuffer Ascii(string text)
    {
        Encoding.ASCII.GetBytes(text, _bytes);
        return this;
    }
}
