namespace Disclosure.Rendering.Tests.Pdf.Reading;

/// <summary>A name, such as /Type.</summary>
internal sealed record PdfName(string Value);

/// <summary>The bytes of a string.</summary>
internal sealed record PdfString(byte[] Value);

/// <summary>A reference to an object by its number.</summary>
internal sealed record PdfReference(int Id);

/// <summary>An operator of a content stream.</summary>
internal sealed record PdfOperator(string Name);

/// <summary>A dictionary with bytes; the bytes as stored.</summary>
internal sealed record PdfStream(Dictionary<string, object?> Entries, byte[] Stored);
