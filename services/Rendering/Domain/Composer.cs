using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Rendering.Domain;

/// <summary>Makes the document of the content. Numbers of headings follow from their places and are never typed.</summary>
internal static class Composer
{
    public static Document Compose(ReportContent content)
    {
        var byName = content.Sections.ToDictionary(s => s.Name);
        var parts = new List<Part>();
        var number = 0;
        foreach (var form in content.Sheet.Edition.Sections)
        {
            var heading = form.Heading.Length == 0 ? "" : ChineseNumber.Heading(1, ++number);
            parts.Add(
                form.Table.Length > 0
                    ? OfTable(form, heading, content.Sheet)
                    : OfProse(form, heading, byName.GetValueOrDefault(form.Section), content)
            );
        }

        return new(TitleLines.Of(content.Title, content.AgencyName), parts)
        {
            Signatory = content.IsToBeSigned ? content.AgencyName : "",
        };
    }

    private static Part OfTable(SectionForm form, string number, Sheet sheet)
    {
        var table = sheet.Edition.Tables.First(t => t.Name == form.Table);
        return new(form.Table, 1, number + form.Heading, [TableComposer.Compose(table, form.Heading, sheet)], []);
    }

    private static Part OfProse(SectionForm form, string number, Section? section, ReportContent content)
    {
        if (section is null)
        {
            return new(form.Section, 1, number + form.Heading, [], []);
        }

        var parts = section.Sections.Select(
            (s, i) =>
            {
                var own = form.Sections.FirstOrDefault(f => f.Section == s.Name)?.Heading ?? "";
                var title = ChineseNumber.Heading(2, i + 1) + Heading(s, own);
                return new Part(s.Name, 2, title, ItemsOf(s, content), []);
            }
        );
        var heading = number.Length == 0 ? "" : number + Heading(section, form.Heading);
        return new(form.Section, 1, heading, ItemsOf(section, content), [.. parts]);
    }

    private static Item[] ItemsOf(Section section, ReportContent content) =>
        [.. BlockComposer.Compose(section.Blocks, content.Pictures), .. content.Charts[section.Name]];

    private static string Heading(Section section, string official) =>
        section.Heading.Length > 0 ? section.Heading : official;
}
