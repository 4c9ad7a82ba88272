using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>What holds paragraphs: text boxes, content controls and other wrappers.</summary>
internal static class DocxBlocks
{
    /// <summary>Whether an element wraps blocks without being one: content controls, custom XML, tracked moves.</summary>
    public static bool IsWrapper(OpenXmlElement element) =>
        element.LocalName is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo";

    /// <summary>The prompt of a content control that nobody filled in; null for other elements.</summary>
    public static string? Prompt(OpenXmlElement element) =>
        element.LocalName == "sdt" && element.Child("sdtPr").IsOn("showingPlcHdr") == true
            ? element.Child("sdtContent")?.InnerText ?? ""
            : null;

    /// <summary>
    /// The text boxes that are anchored in a paragraph. Of alternative content only the first choice is read.
    /// </summary>
    public static IEnumerable<W.TextBoxContent> Boxes(OpenXmlElement paragraph) =>
        paragraph
            .Descendants<W.TextBoxContent>()
            .Where(b =>
                b.Ancestors<W.Paragraph>().FirstOrDefault() == paragraph
                && !b.Ancestors<AlternateContentFallback>().Any()
            );

    /// <summary>The paragraphs of a cell. A text box that is drawn over a cell is part of the cell.</summary>
    public static IEnumerable<OpenXmlElement> Paragraphs(OpenXmlElement cell, LeftOutContent leftOut)
    {
        foreach (var element in cell.ChildElements)
        {
            if (element.LocalName == "p")
            {
                yield return element;
                foreach (var inner in Boxes(element).SelectMany(b => Paragraphs(b, leftOut)))
                {
                    yield return inner;
                }
            }
            else if (Prompt(element) is { } prompt)
            {
                leftOut.Add(LeftOutKind.Prompt, prompt);
            }
            else if (IsWrapper(element))
            {
                foreach (var inner in Paragraphs(element, leftOut))
                {
                    yield return inner;
                }
            }
        }
    }
}
