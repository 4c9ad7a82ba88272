using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Composition;

/// <summary>Makes the document of the content. Numbers of headings follow from their places and are never typed.</summary>
internal static class DocumentComposer
{
    public static ReportDocument Compose(ReportContent content)
    {
        // Each section comes once; a second one of the same name would throw.
        var byName = content.Sections.ToDictionary(s => s.Name);
        var parts = new List<DocumentPart>();
        var number = 0;
        // The edition's order, not that of the request.
        foreach (var form in content.Sheet.Edition.Sections)
        {
            // A part without a heading, such as the introduction, takes no number.
            var heading = form.Heading.Length == 0 ? "" : HeadingNumber.Format(1, ++number);
            parts.Add(
                form.Table.Length > 0
                    ? ComposeTablePart(form, heading, content.Sheet)
                    // A section without text is still printed with its heading: readers look for it.
                    : ComposeProsePart(form, heading, byName.GetValueOrDefault(form.Section), content)
            );
        }

        return new(TitleLineBreaker.Break(content.Title, content.AgencyName), parts)
        {
            // Empty: no field for a signature.
            SigningAgency = content.HasSignatureField ? content.AgencyName : "",
        };
    }

    private static DocumentPart ComposeTablePart(SectionForm form, string number, Sheet sheet)
    {
        var table = sheet.Edition.Tables.First(t => t.Name == form.Table);
        return new(form.Table, 1, number + form.Heading, [TableComposer.Compose(table, form.Heading, sheet)], []);
    }

    private static DocumentPart ComposeProsePart(
        SectionForm form,
        string number,
        Section? section,
        ReportContent content
    )
    {
        // Never left out: the official form has this heading, and later numbers depend on it.
        if (section is null)
        {
            return new(form.Section, 1, number + form.Heading, [], []);
        }

        var parts = section.Sections.Select(
            (s, i) =>
            {
                // Sub-sections of the form may have a heading of their own where the author gave none.
                var own = form.Sections.FirstOrDefault(f => f.Section == s.Name)?.Heading ?? "";
                var title = HeadingNumber.Format(2, i + 1) + Heading(s, own);
                return new DocumentPart(s.Name, 2, title, ComposeItems(s, content), []);
            }
        );
        var heading = number.Length == 0 ? "" : number + Heading(section, form.Heading);
        return new(form.Section, 1, heading, ComposeItems(section, content), [.. parts]);
    }

    private static DocumentItem[] ComposeItems(Section section, ReportContent content) =>
        // Charts stand behind the section's own text.
        [.. BlockComposer.Compose(section.Blocks, content.Pictures), .. content.Charts[section.Name]];

    private static string Heading(Section section, string official) =>
        section.Heading.Length > 0 ? section.Heading : official;
}
