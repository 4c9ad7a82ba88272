using Disclosure.Vocabulary;

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
                    : OfProse(form, heading, byName.GetValueOrDefault(form.Section))
            );
        }

        return new(TitleLines.Of(content.Title, content.AgencyName), parts);
    }

    private static Part OfTable(SectionForm form, string number, Sheet sheet)
    {
        var table = sheet.Edition.Tables.First(t => t.Name == form.Table);
        return new(form.Table, 1, number + form.Heading, [], TableComposer.Compose(table, form.Heading, sheet), []);
    }

    private static Part OfProse(SectionForm form, string number, Section? section)
    {
        if (section is null)
        {
            return new(form.Section, 1, number + form.Heading, [], null, []);
        }

        var parts = section.Sections.Select(
            (s, i) =>
            {
                var own = form.Sections.FirstOrDefault(f => f.Section == s.Name)?.Heading ?? "";
                return new Part(
                    s.Name,
                    2,
                    ChineseNumber.Heading(2, i + 1) + Heading(s, own),
                    Lines(s.Blocks),
                    null,
                    []
                );
            }
        );
        var heading = number.Length == 0 ? "" : number + Heading(section, form.Heading);
        return new(form.Section, 1, heading, Lines(section.Blocks), null, [.. parts]);
    }

    private static string Heading(Section section, string official) =>
        section.Heading.Length > 0 ? section.Heading : official;

    private static Line[] Lines(IReadOnlyList<Block> blocks)
    {
        var lines = new Line[blocks.Count];
        var (third, fourth) = (0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            switch (blocks[i])
            {
                case Heading { Level: 3 } heading:
                    fourth = 0;
                    lines[i] = new(3, [new(ChineseNumber.Heading(3, ++third) + heading.Content)]);
                    break;
                case Heading heading:
                    lines[i] = new(4, [new(ChineseNumber.Heading(4, ++fourth) + heading.Content)]);
                    break;
                case Paragraph paragraph:
                    lines[i] = new(0, paragraph.Runs);
                    break;
                case var other:
                    lines[i] = new(0, [new(other.Text)]);
                    break;
            }
        }

        return lines;
    }
}
