using Disclosure.Form;

namespace Disclosure.Intake.Domain;

/// <summary>Finds the report in a document that was taken apart: title, parts, tables. Never invents.</summary>
internal sealed class ReportParser
{
    // How near behind its heading a table begins.
    private const int NearTable = 6;

    private readonly ExtractedDocument _source;
    private readonly Edition _edition;
    private readonly OutlineMatcher _outline;
    private readonly SheetDraft _sheet;
    private readonly FormTableReader _tables;
    private readonly NarrativeDraft _prose = new();
    private readonly ProseBuilder _lines;
    private readonly MisplacedText _stray;
    private readonly NarrativeImages _pictures = new();
    private readonly ReportOpening _opening;
    private SectionForm? _part;

    // Whether the first part is numbered （一）, as the others are then.
    private bool _isBracketed;

    private ReportParser(ExtractedDocument source, Edition edition, ReportOpening opening)
    {
        (_source, _edition, _outline, _opening) = (source, edition, OutlineMatcher.For(edition), opening);
        _sheet = new(edition);
        _tables = new(edition, RowLabelMatcher.For(edition), _sheet);
        _lines = new(_prose);
        _stray = new(_prose.Notes);
    }

    /// <summary>DOCUMENT_UNREADABLE where no part and no table of the form is found.</summary>
    /// <param name="editions">Newest first.</param>
    public static DocumentReading Parse(ExtractedDocument source, IReadOnlyList<Edition> editions, CancellationToken cancellation)
    {
        // The headings of the parts are the same in every edition.
        var outline = OutlineMatcher.For(editions[0]);
        source = source with { Items = [.. LayoutTables.Unwrap(source.Items, outline)] };
        var opening = ReportOpening.Find(source, outline);
        var edition = EditionDetector.Detect(editions, source, opening.Year);
        var reading = new ReportParser(source, edition, opening).Parse(cancellation);
        var cells = ConfidenceScoring.Score(reading.Sheet, reading.Cells, ParseFlatLines(source, edition, cancellation));
        return reading with
        {
            Cells = cells,
            Findings = [.. reading.Findings, .. ConfidenceScoring.Findings(edition, reading.Sheet, cells)],
        };
    }

    // What the lines alone say, the rebuilt tables left out of account; null where there is nothing to compare.
    private static Sheet? ParseFlatLines(ExtractedDocument source, Edition edition, CancellationToken cancellation)
    {
        if (source.Flat.Count == 0)
        {
            return null;
        }

        var flat = new ExtractedDocument(source.Flat, IsWrapped: true);
        return new ReportParser(flat, edition, ReportOpening.Find(flat, OutlineMatcher.For(edition))).Figures(cancellation);
    }

    private Sheet Figures(CancellationToken cancellation)
    {
        ReadItems(cancellation);
        return _sheet.ToSheet();
    }

    private DocumentReading Parse(CancellationToken cancellation) =>
        ReadItems(cancellation) > 0
            ? ToReading()
            : throw DocumentErrors.Unreadable("找不到年报的标题和表格，请确认导入的是政府信息公开工作年度报告");

    // How many parts and tables of the form there are.
    private int ReadItems(CancellationToken cancellation)
    {
        var found = 0;
        for (var at = _opening.Items; at < _source.Items.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (BeginsAnother(at) is { } title)
            {
                _prose.Notes.Add(
                    new(
                        "intake.second_report",
                        Severity.Warning,
                        $"文件中还有另一份报告“{title}”，没有读入，请分成单独的文件导入。"
                    )
                );
                break;
            }

            if (_source.Items[at] is ExtractedTable table)
            {
                _lines.Flush();
                if (_tables.Read(table))
                {
                    found++;
                }
                else if (_part is not null)
                {
                    NarrativeTables.Add(table, _lines, _prose.Notes);
                }
            }
            else if (_source.Items[at] is ExtractedImage picture)
            {
                Parse(picture);
            }
            else if (_source.Items[at] is ExtractedLine line)
            {
                found += Parse(line, at) ? 1 : 0;
            }
        }

        _lines.Flush();
        _tables.Begin("");
        _stray.Flush();
        return found;
    }

    // Whether the line heads a part.
    private bool Parse(ExtractedLine line, int at)
    {
        // What an editor left in front of a heading does not make it text.
        var clean = line with
        {
            Runs = EditorResidue.Clean(line.Runs, []),
        };
        if (clean.Runs.Count == 0)
        {
            _lines.Add(line, _source.IsWrapped);
            return false;
        }

        if (_part is null && FlattenedTableText.IsContents(line.Text))
        {
            return false;
        }

        if (_outline.MatchSection(clean, MayBeBracketed) is { } top && IsNext(top.Form) && IsPart(top) && !IsTopic(top, at))
        {
            Begin(top, line);
            return true;
        }

        if (_part?.Section is null or "" && _outline.MatchOrphanTopic(clean, IsNext) is { } lost)
        {
            Begin(lost, line);
        }

        // A table whose heading was lost is told by its own first words.
        if (_outline.MatchTable(clean) is { } headless && IsNext(headless.Form))
        {
            Begin(headless, line);
        }

        if (_part is { Table.Length: > 0 })
        {
            ReadInTable(line);
        }
        else if (_part is not null && _outline.MatchTopic(_part, clean, s => _lines.IsOpen(s)) is { } sub)
        {
            _lines.Begin(sub.Form.Section, _part.Section, sub, line);
            CheckNumber(sub, 2, _lines.SubCount, sub.Form.Section, line);
            if (sub.Rest.Length > 0)
            {
                _lines.Add(line with { Runs = [new(sub.Rest)], HeadingLevel = 0 }, _source.IsWrapped);
            }

            return true;
        }
        else
        {
            _lines.Add(line, _source.IsWrapped);
        }

        return false;
    }

    private void Parse(ExtractedImage picture)
    {
        if (_part is { Section.Length: > 0 })
        {
            _pictures.Add(picture, _lines);
        }
        else if (_part is not null)
        {
            _pictures.LeaveOut();
        }
    }

    private void ReadInTable(ExtractedLine line)
    {
        if (FlattenedTableText.IsSentence(line.Text))
        {
            _stray.Add(line, _part?.Heading ?? "");
        }
        else
        {
            _tables.Read(line);
        }
    }

    private void Begin(HeadingMatch top, ExtractedLine line)
    {
        _stray.Flush();
        _isBracketed |= _part is null && top.Numeral.Kind == HeadingNumeralKind.Bracketed;
        _part = top.Form;
        _tables.Begin(top.Form.Table);
        if (top.Form.Section.Length > 0)
        {
            _lines.Begin(top.Form.Section, "", top, line);
        }
        else
        {
            _lines.Flush();
        }

        CheckNumber(top, 1, Number(top.Form), top.Form.Section, line);
    }

    private int Number(SectionForm part) =>
        _edition.Sections.Where(s => s.Heading.Length > 0).TakeWhile(s => s != part).Count() + 1;

    private void CheckNumber(HeadingMatch found, int level, int place, string section, ExtractedLine line)
    {
        if (!line.IsNumbered)
        {
            HeadingNumbering.Check(found, level, place, section, _prose.Notes);
        }
    }

    private bool MayBeBracketed => _part is null || _isBracketed;

    // In brackets the words of a part are most often those of a topic; its number tells.
    private bool IsPart(HeadingMatch top) =>
        top.Numeral.Kind != HeadingNumeralKind.Bracketed
        || HeadingNumbering.IsExpected(top.Numeral, 2, _part is null ? 1 : Number(top.Form));

    // Parts come in the order of the form; words of an earlier one are text.
    private bool IsNext(SectionForm form) => _part is null || (form != _part && Place(form) > Place(_part));

    // 1、主动公开政府信息情况 right under 一、总体情况, with no table behind it, is the first topic and not part two.
    private bool IsTopic(HeadingMatch top, int at) =>
        top.Form.Table == "proactive"
        && _part?.Section == "overview"
        && !_lines.HasSub
        && top.Numeral.Raw is ['1' or '１', ..]
        && !_source
            .Items.Skip(at + 1)
            .Take(NearTable)
            .Any(i => i is ExtractedTable || i is ExtractedLine l && l.Text.StartsWith("第二十条", StringComparison.Ordinal));

    // The title of another report that stands behind the last part of this one.
    private string? BeginsAnother(int at)
    {
        if (_part?.Section is not ("problems" or "other_matters") || _source.Items[at] is not ExtractedLine line)
        {
            return null;
        }

        var title = MetadataExtractor.CleanTitle(line.Text);
        return
            MetadataExtractor.IsTitle(title)
            && MetadataExtractor.FindYear(title, "") > 0
            && _source.Items.Skip(at + 1).OfType<ExtractedLine>().Any(l => _outline.MatchSection(l)?.Form.Section == "overview")
            ? title
            : null;
    }

    private int Place(SectionForm form)
    {
        var place = 0;
        while (_edition.Sections[place] != form)
        {
            place++;
        }

        return place;
    }

    private DocumentReading ToReading()
    {
        foreach (var table in _edition.Tables.Where(t => !_sheet.Has(t)))
        {
            var heading = _edition.Sections.First(s => s.Table == table.Name).Heading;
            _sheet.Notes.Add(
                new(
                    "intake.table_missing",
                    Severity.Warning,
                    $"没有读到{table.Title}（{heading}），整张表留空。请补填，没有发生的填 0。"
                )
            );
        }

        return new(
            _opening.Title,
            MetadataExtractor.FindAgency(_opening.Title, _lines.Preamble),
            _opening.Year,
            MetadataExtractor.FindContact(_lines.Preamble),
            _prose.ToSections(),
            _sheet.ToSheet(),
            _sheet.Origins,
            [.. _prose.Origins],
            [.. _source.Notes, .. _prose.Notes, .. _sheet.Notes, .. _pictures.Notes()],
            _pictures.Images
        );
    }
}
