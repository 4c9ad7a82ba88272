using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Packages;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>Reads workbooks: each visible sheet is a table, and rows with one filled cell are text.</summary>
internal static class XlsxReader
{
    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using (var archive = PackageValidator.Open(content, cancellation))
        {
            PackageValidator.CheckXml(archive, cancellation);
        }

        try
        {
            using var whole = OfficePackage.Open(content);
            using var package = SpreadsheetDocument.Open(whole, OfficePackage.Settings);
            var book = package.WorkbookPart?.Workbook ?? throw DocumentErrors.Unreadable("工作簿里没有工作表");
            var leftOut = new LeftOutContent();
            var items = new WorkbookReader(package.WorkbookPart, leftOut).Read(book, cancellation);
            return new(items, IsWrapped: false) { Notes = [.. leftOut.ToFindings()] };
        }
        // What the library throws on parts that are missing or malformed.
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or System.Xml.XmlException
                        or InvalidDataException
                        or FileFormatException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or KeyNotFoundException
                        or InvalidCastException
                        or InvalidOperationException
                        or NullReferenceException
            )
        {
            throw DocumentErrors.Unreadable("Excel 文档已损坏，请用 Excel 打开并重新保存后再导入");
        }
    }
}
