using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;
using UtfUnknown;

namespace Disclosure.Intake.Formats.Encodings;

/// <summary>
/// Decodes text: by its byte order mark, by the declared character set, by what its bytes look like.
/// </summary>
internal static class TextDecoding
{
    // A whole report has some ten thousand.
    private const int MaxCharacters = 5_000_000;

    // Characters of a name that is repeated in a message.
    private const int MaxNamed = 40;

    /// <summary>DOCUMENT_TOO_LARGE, and DOCUMENT_UNREADABLE where the content is not text.</summary>
    /// <param name="charset">As declared; empty where it is not.</param>
    /// <param name="notes">Filled where the declared character set says nothing.</param>
    public static string Decode(ReadOnlyMemory<byte> content, string charset, ICollection<Finding> notes)
    {
        var text = DecodeAny(content, charset);
        if (text.Length > MaxCharacters)
        {
            throw DocumentErrors.TooLarge("字数", MaxCharacters);
        }

        if (charset.Length > 0 && FindEncoding(charset) is null)
        {
            notes.Add(UnknownCharset(charset));
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw DocumentErrors.Unreadable("内容不是文本，请确认文件类型")
            : RadicalNormalizer.Normalize(text);
    }

    // Invalid UTF-8 is text of an older character set; where detection fails it is GB18030, the mandatory one (GB
    // 18030-2022).
    private static string DecodeAny(ReadOnlyMemory<byte> content, string charset)
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

        if (DetectUtf16(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        if (FindEncoding(charset) is { } named)
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

    // UTF-16 without a mark: line ends, digits and markup have a zero byte in every two, nearly always on the same
    // side (一, U+4E00, has one on the other).
    private static Encoding? DetectUtf16(ReadOnlySpan<byte> bytes)
    {
        const int Head = 2_000;
        const int Few = 25;
        const int Mostly = 6;
        var (even, odd) = (0, 0);
        var head = bytes[..Math.Min(Head, bytes.Length & ~1)];
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        return odd > head.Length / Few && odd > even * Mostly ? Encoding.Unicode
            : even > head.Length / Few && even > odd * Mostly ? Encoding.BigEndianUnicode
            : null;
    }

    private static Finding UnknownCharset(string charset) =>
        new(
            "intake.charset_unknown",
            Severity.Note,
            $"文件声明的字符编码“{charset[..Math.Min(charset.Length, MaxNamed)]}”无法使用，已按文件内容判断编码，请核对文字。"
        );

    // Null for a name that is unknown: the bytes decide then.
    private static Encoding? FindEncoding(string charset)
    {
        try
        {
            return charset.Length == 0 ? null : Encoding.GetEncoding(charset);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // A name that nobody knows, or UTF-7, which .NET no longer decodes, says nothing; the bytes decide.
            return null;
        }
    }
}
