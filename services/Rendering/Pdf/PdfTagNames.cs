using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Pdf;

/// <summary>Standard structure types (ISO 32000-1, 14.8.4).</summary>
internal static class PdfTagNames
{
    public static ReadOnlySpan<byte> Of(TagKind kind) =>
        kind switch
        {
            TagKind.Document => "Document"u8,
            TagKind.Section => "Sect"u8,
            TagKind.Heading1 => "H1"u8,
            TagKind.Heading2 => "H2"u8,
            TagKind.Heading3 => "H3"u8,
            TagKind.Heading4 => "H4"u8,
            TagKind.Heading5 => "H5"u8,
            TagKind.Paragraph => "P"u8,
            TagKind.Table => "Table"u8,
            TagKind.TableHead => "THead"u8,
            TagKind.TableBody => "TBody"u8,
            TagKind.TableRow => "TR"u8,
            TagKind.HeadCell => "TH"u8,
            TagKind.DataCell => "TD"u8,
            TagKind.Figure => "Figure"u8,
            TagKind.Caption => "Caption"u8,
            TagKind.List => "L"u8,
            TagKind.ListItem => "LI"u8,
            TagKind.ListLabel => "Lbl"u8,
            TagKind.ListBody => "LBody"u8,
            TagKind.Form => "Form"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
