using System.Text;
using Disclosure.Intake.Domain;
using UtfUnknown;

namespace Disclosure.Intake.Readers;

/// <summary>Makes text of bytes: by their mark, by what the sender says, by what they look like.</summary>
internal static class TextDecoding
{
    private const int MaxCharacters = 5_000_000;

    public static string Decode(ReadOnlyMemory<byte> content, string charset)
    {
        var text = Of(content, charset);
        if (text.Length > MaxCharacters)
        {
            throw Unreadable.TooLarge("字数", MaxCharacters);
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw Unreadable.Because("内容不是文本，请确认文件类型")
            : text;
    }

    private static string Of(ReadOnlyMemory<byte> content, string charset)
    {
        var bytes = content.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        if (Named(charset) is { } named)
        {
            return named.GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            using var stream = new MemoryStream(content.ToArray());
            var detected =
                CharsetDetector.DetectFromStream(stream).Detected?.Encoding ?? Encoding.GetEncoding("gb18030");
            return detected.GetString(bytes);
        }
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            return charset.Length == 0 ? null : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            // A name that nobody knows says nothing; the bytes decide.
            return null;
        }
    }
}
