namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>What all parts begin with.</summary>
internal static class OfdXml
{
    public static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8;

    public static ReadOnlySpan<byte> Namespace => "xmlns:ofd=\"http://www.ofdspec.org/2016\""u8;
}
