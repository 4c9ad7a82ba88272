using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Standard structure types (ISO 32000-1, 14.8.4).</summary>
internal static class PdfStructureTypes
{
    public static ReadOnlySpan<byte> NameOf(StructureType kind) =>
        kind switch
        {
            StructureType.Document => "Document"u8,
            StructureType.Section => "Sect"u8,
            StructureType.Heading1 => "H1"u8,
            StructureType.Heading2 => "H2"u8,
            StructureType.Heading3 => "H3"u8,
            StructureType.Heading4 => "H4"u8,
            StructureType.Heading5 => "H5"u8,
            StructureType.Paragraph => "P"u8,
            StructureType.Table => "Table"u8,
            StructureType.TableHead => "THead"u8,
            StructureType.TableBody => "TBody"u8,
            StructureType.TableRow => "TR"u8,
            StructureType.HeadCell => "TH"u8,
            StructureType.DataCell => "TD"u8,
            StructureType.Figure => "Figure"u8,
            StructureType.Caption => "Caption"u8,
            StructureType.List => "L"u8,
            StructureType.ListItem => "LI"u8,
            StructureType.ListLabel => "Lbl"u8,
            StructureType.ListBody => "LBody"u8,
            StructureType.Form => "Form"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
