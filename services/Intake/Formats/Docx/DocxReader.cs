using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Packages;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>Reads Word documents: the main part with all tracked changes accepted.</summary>
internal static class DocxReader
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
            using var package = WordprocessingDocument.Open(whole, OfficePackage.Settings);
            var main = package.MainDocumentPart;
            var body = main?.Document?.Body ?? throw DocumentErrors.Unreadable("文档没有正文");
            var leftOut = new LeftOutContent();
            var reading = new DocxBodyReader(
                DocxStyles.Find(main.StyleDefinitionsPart),
                DocxAnnotations.ReadFootnotes(main),
                new DocxImages(main),
                new DocxEmbeddings(main, leftOut),
                leftOut
            );
            reading.Walk(body);
            return new(reading.Items, IsWrapped: false)
            {
                Notes = [.. DocxAnnotations.FindTrackedChanges(body), .. leftOut.ToFindings()],
            };
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
                        or InvalidCastException
                        or InvalidOperationException
            )
        {
            throw DocumentErrors.Unreadable("Word 文档已损坏，请用 Word 打开并重新保存后再导入");
        }
    }
}
