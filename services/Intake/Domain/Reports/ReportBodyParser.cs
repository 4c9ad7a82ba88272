using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Prose;
using Disclosure.Intake.Domain.Tables;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>Reads what follows the title, item by item: headings, prose, tables and images.</summary>
internal sealed class ReportBodyParser
{
    // A table begins within so many items of its heading.
    private const int NearTable = 6;

    private readonly ExtractedDocument _document;
    private readonly Edition _edition;
    private readonly int _firstItem;
    private readonly OutlineMatcher _outline;
    private readonly SectionSequence _sequence;
    private readonly SheetDraft _sheet;

    // What is read so far: figures, prose, and text and images that have no place in the report.
    private readonly FormTableReader _tables;
    private readonly NarrativeDraft _narrative;
    private readonly ProseBuilder _prose;
    private readonly MisplacedText _misplaced;
    private readonly NarrativeImages _images = new();

    /// <param name="firstItem">Index of the first item behind the title.</param>
    public ReportBodyParser(ExtractedDocument document, Edition edition, int firstItem)
    {
        (_document, _edition, _firstItem) = (document, edition, firstItem);
        (_outline, _sequence) = (OutlineMatcher.For(edition), new(edition));
        _sheet = new(edition);
        _tables = new(edition, _sheet);
        _narrative = new(edition.Preamble);
        _prose = new(_narrative);
        _misplaced = new(_narrative.Notes);
    }

    /// <summary>Reads all items. Returns how many sections, topics and tables of the form there are.</summary>
    public int ParseItems(CancellationToken cancellation)
    {
        var found = 0;
        for (var at = _firstItem; at < _document.Items.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_sequence.IsBehindTables && FollowingReport.FindTitle(_document, at, _outline) is { } title)
            {
                _narrative.Notes.Add(FollowingReport.ToFinding(title));
                break;
            }

            found += _document.Items[at] switch
            {
                ExtractedTable table => AddTable(table),
                ExtractedImage image => AddImage(image),
                ExtractedList list => AddList(list),
                ExtractedLine line => AddLine(line, at),
                _ => false,
            }
                ? 1
                : 0;
        }

        _prose.Flush();
        _tables.End();
        _misplaced.Flush();
        return found;
    }

    /// <summary>The figures that were read.</summary>
    public Sheet ToSheet() => _sheet.ToSheet();

    /// <summary>The whole reading, with a finding for every table that is missing.</summary>
    public DocumentReading ToReading(ReportOpening opening)
    {
        _sheet.NoteMissingTables();
        return new(
            opening.Title,
            AgencyFinder.Find(opening.Title, _prose.Preamble, Overview()),
            opening.Year,
            MetadataExtractor.FindContact(_prose.Preamble),
            _narrative.ToSections(),
            _sheet.ToSheet(),
            _sheet.Origins,
            [.. _narrative.Origins],
            [.. _document.Notes, .. opening.Notes, .. _narrative.Notes, .. _sheet.Notes, .. _images.Notes()],
            _images.Images
        );
    }

    // The text of the first section that has a heading, where the agency speaks of itself.
    private string Overview() =>
        _narrative.ToSections().FirstOrDefault(s => s.Name != _edition.Preamble) is { } first
            ? string.Join('\n', first.Sections.Prepend(first).Select(s => s.Text))
            : "";

    // A table of the form may be found anywhere, as sections get lost; others are kept in the prose alone.
    private bool AddTable(ExtractedTable table)
    {
        _prose.Flush();
        if (_tables.Read(table))
        {
            return true;
        }

        if (_sequence.Current is not null)
        {
            NarrativeTables.Add(table, _prose, _narrative.Notes);
        }

        return false;
    }

    // Images above the first heading are a page's decoration; those in a table section have no place in the report.
    private bool AddImage(ExtractedImage image)
    {
        if (_sequence.Current is { Section.Length: > 0 })
        {
            _images.Add(image, _prose);
        }
        else if (_sequence.Current is not null)
        {
            _images.LeaveOut();
        }

        return false;
    }

    // A list heads nothing, even where an item has the words of a heading.
    private bool AddList(ExtractedList list)
    {
        if (_sequence.Current is { Table.Length: > 0 } table)
        {
            foreach (var item in list.Items)
            {
                AddToTable(table, item);
            }
        }
        else
        {
            _prose.Add(list);
        }

        return false;
    }

    // Whether the line is the heading of a section or topic.
    private bool AddLine(ExtractedLine line, int at)
    {
        // Residue of an editor in front of a heading does not make it text.
        var clean = line with
        {
            Runs = EditorResidue.Clean(line.Runs, []),
        };
        if (clean.Runs.Count == 0)
        {
            _prose.Add(line, _document.IsWrapped);
            return false;
        }

        if (_sequence.Current is null && FlattenedTableText.IsContents(line.Text))
        {
            return false;
        }

        if (clean.Role == LineRole.Paragraph && _sequence.Current is null or { Section.Length: > 0 })
        {
            _prose.Add(line, isWrapped: false);
            return false;
        }

        if (
            _outline.MatchSection(clean, _sequence.MayBeBracketed) is { } section
            && _sequence.MayBegin(section.Form)
            && _sequence.IsNumberedAsSection(section)
            && !IsFirstTopic(section, at)
        )
        {
            Begin(section, line);
            return true;
        }

        BeginWithoutHeading(line, clean);
        if (_sequence.Current is { Table.Length: > 0 } table)
        {
            AddToTable(table, line);
            return false;
        }

        if (_sequence.Current is { } current && _outline.MatchTopic(current, clean, s => _prose.IsOpen(s)) is { } topic)
        {
            BeginTopic(current, topic, line);
            return true;
        }

        _prose.Add(line, _document.IsWrapped);
        return false;
    }

    // A section whose heading was lost is told by a topic of its own, a table by its first words.
    private void BeginWithoutHeading(ExtractedLine line, ExtractedLine clean)
    {
        if (
            _sequence.Current?.Section is null or ""
            && _outline.MatchOrphanTopic(clean, _sequence.MayBegin) is { } section
        )
        {
            Begin(section, line);
        }

        if (_outline.MatchTable(clean) is { } table && _sequence.MayBegin(table.Form))
        {
            Begin(table, line);
        }
    }

    // Begins a section. Its number is that of its place in the form, whatever was left out before it.
    private void Begin(HeadingMatch heading, ExtractedLine line)
    {
        _misplaced.Flush();
        _sequence.Begin(heading);
        _tables.Begin(heading.Form.Table);
        if (heading.Form.Section.Length > 0)
        {
            _prose.Begin(heading.Form.Section, "", heading, line);
        }
        else
        {
            _prose.Flush();
        }

        CheckNumber(heading, 1, _sequence.NumberOf(heading.Form), line);
    }

    // Text behind the heading on the same line is the topic's first paragraph.
    private void BeginTopic(SectionForm section, HeadingMatch topic, ExtractedLine line)
    {
        _prose.Begin(topic.Form.Section, section.Section, topic, line);
        CheckNumber(topic, 2, _prose.TopicCount, line);
        if (topic.Rest.Length > 0)
        {
            _prose.Add(line with { Runs = [new(topic.Rest)], HeadingLevel = 0 }, _document.IsWrapped);
        }
    }

    // The section of a table holds the table's lines; sentences in it belong elsewhere.
    private void AddToTable(SectionForm table, ExtractedLine line)
    {
        if (FlattenedTableText.IsSentence(line.Text))
        {
            _misplaced.Add(line, table.Heading);
        }
        else
        {
            _tables.Read(line);
        }
    }

    // Numbers that an editor generates are not in the text and cannot be checked.
    private void CheckNumber(HeadingMatch heading, int level, int number, ExtractedLine line)
    {
        if (!line.IsNumbered)
        {
            HeadingNumbering.Check(heading, level, number, heading.Form.Section, _narrative.Notes);
        }
    }

    // 1、主动公开政府信息情况 right below 一、总体情况, with no table behind it, is the first topic of section one and not section
    // two.
    private bool IsFirstTopic(HeadingMatch heading, int at) =>
        heading.Form.Table.Length > 0
        && _sequence.Current is { Sections.Count: > 0 }
        && _sequence.IsNext(heading.Form)
        && _prose.TopicCount == 0
        && heading.Numeral.Raw is ['1' or '１', ..]
        && !_document
            .Items.Skip(at + 1)
            .Take(NearTable)
            .Any(i => i is ExtractedTable || i is ExtractedLine l && _edition.Reading.StartsTable(l.Text));
}
