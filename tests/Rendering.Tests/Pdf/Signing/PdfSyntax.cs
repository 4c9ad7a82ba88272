using System.Globalization;
using System.Text;
using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Signing;

/// <summary>Values as PDF's syntax.</summary>
internal static class PdfSyntax
{
    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            bool yes => yes ? "true" : "false",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            PdfName name => $"/{name.Value}",
            PdfReference reference => $"{reference.Id} 0 R",
            PdfString text => $"<{Convert.ToHexString(text.Value)}>",
            List<object?> list => $"[{string.Join(' ', list.Select(Of))}]",
            Dictionary<string, object?> entries =>
                $"<<{string.Concat(entries.Select(e => $"/{e.Key} {Of(e.Value)} "))}>>",
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
        };

    public static byte[] Bytes(string syntax) => Encoding.Latin1.GetBytes(syntax);
}
