using System.Diagnostics.CodeAnalysis;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Images;
using Disclosure.Intake.Formats.PageLayout;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>
/// Reads PDF: the characters, ruling lines and images of its pages. Encrypted files and scans are refused.
/// </summary>
internal static class PdfReader
{
    // Far more than any report has; beyond them a document is refused.
    private const int MaxPages = 300;

    // Characters of all pages together.
    private const int MaxGlyphs = 1_000_000;

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var leftOut = new LeftOutContent();
        var pages = Pages(content, leftOut, cancellation);
        if (pages.Sum(p => p.Glyphs.Count) == 0)
        {
            throw DocumentErrors.Unreadable("PDF 中没有文字，可能是扫描件，请导入可以复制文字的 PDF 或 Word 文件");
        }

        return PageAssembler.Assemble(HeaderFooterFilter.Apply(pages, leftOut), leftOut, cancellation);
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "The library throws whatever a broken file makes it stumble over; all of it means the same."
    )]
    // Encryption and damage have messages of their own; fonts are bounded before any page is read.
    private static List<FixedPage> Pages(
        ReadOnlyMemory<byte> content,
        LeftOutContent leftOut,
        CancellationToken cancellation
    )
    {
        try
        {
            using var document = PdfDocument.Open(
                content.ToArray(),
                new()
                {
                    UseLenientParsing = true,
                    SkipMissingFonts = true,
                    MaxStackDepth = 128,
                }
            );
            if (document.NumberOfPages > MaxPages)
            {
                throw DocumentErrors.TooLarge("页数", MaxPages);
            }

            PdfFontGuard.Check(document, cancellation);
            var pages = new List<FixedPage>();
            var tray = new ImageCollector();
            var glyphs = 0;
            foreach (var number in Enumerable.Range(1, document.NumberOfPages))
            {
                cancellation.ThrowIfCancellationRequested();
                pages.Add(PdfPageReader.Read(document.GetPage(number), tray, leftOut));
                if ((glyphs += pages[^1].Drawn) > MaxGlyphs)
                {
                    throw DocumentErrors.TooLarge("字数", MaxGlyphs);
                }
            }

            return pages;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw DocumentErrors.Unreadable("PDF 已加密，请去掉密码后再导入");
        }
        catch (Exception broken)
            when (broken is not (ApiErrors.ApiException or OperationCanceledException or OutOfMemoryException))
        {
            throw DocumentErrors.Unreadable("PDF 已损坏，请重新生成后再导入");
        }
    }
}
