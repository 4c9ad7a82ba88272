using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>Finds the report in a document that was taken apart: title, parts, tables. Never invents.</summary>
internal sealed class Recogniser
{
    private readonly Source _source;
    private readonly Edition _edition;
    private readonly Outline _outline;
    private readonly SheetDraft _sheet;
    private readonly GridTables _grids;
    private readonly LooseTables _loose;
    private readonly ProseDraft _prose = new();
    private readonly ProseLines _lines;
    private readonly Opening _opening;
    private SectionForm? _part;

    private Recogniser(Source source, Edition edition, Opening opening)
    {
        (_source, _edition, _opening) = (source, edition, opening);
        _outline = new(edition);
        _sheet = new(edition);
        var rows = new RowIndex(edition);
        _grids = new(edition, rows, _sheet);
        _loose = new(rows, _sheet);
        _lines = new(_prose);
    }

    /// <summary>DOCUMENT_UNREADABLE where no part and no table of the form is found.</summary>
    /// <param name="editions">Newest first.</param>
    public static DocumentReading Read(Source source, IReadOnlyList<Edition> editions, CancellationToken cancellation)
    {
        var opening = Opening.Of(source);
        var edition = EditionTeller.Tell(editions, source, opening.Year);
        return new Recogniser(source, edition, opening).Read(cancellation);
    }

    private DocumentReading Read(CancellationToken cancellation)
    {
        var found = 0;
        foreach (var item in _source.Items.Skip(_opening.Items))
        {
            cancellation.ThrowIfCancellationRequested();
            if (item is SourceTable table)
            {
                _lines.Flush();
                found += _grids.Read(table, _part?.Table ?? "") ? 1 : 0;
            }
            else if (item is SourceLine line)
            {
                found += Read(line) ? 1 : 0;
            }
        }

        _lines.Flush();
        _loose.Begin("");
        if (found == 0)
        {
            throw Unreadable.Because("找不到年报的标题和表格，请确认导入的是政府信息公开工作年度报告");
        }

        return ToReading();
    }

    // Whether the line heads a part.
    private bool Read(SourceLine line)
    {
        // What an editor left in front of a heading does not make it text.
        var clean = line with
        {
            Runs = Residue.Clean(line.Runs, []),
        };
        if (clean.Runs.Count == 0)
        {
            _lines.Add(line, _source.IsWrapped);
            return false;
        }

        if (_outline.Top(clean) is { } top && IsNext(top.Form))
        {
            Begin(top, line);
            return true;
        }

        if (_part is { Table.Length: > 0 })
        {
            _loose.Read(line);
        }
        else if (_part is not null && Outline.Sub(_part, clean, s => _lines.IsOpen(s)) is { } sub)
        {
            _lines.Begin(sub.Form.Section, _part.Section, sub.Heading, line);
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

    private void Begin(HeadingFound top, SourceLine line)
    {
        _part = top.Form;
        _loose.Begin(top.Form.Table);
        if (top.Form.Section.Length > 0)
        {
            _lines.Begin(top.Form.Section, "", top.Heading, line);
        }
        else
        {
            _lines.Flush();
        }

        var place = _edition.Sections.Where(s => s.Heading.Length > 0).TakeWhile(s => s != top.Form).Count() + 1;
        CheckNumber(top, 1, place, top.Form.Section, line);
    }

    private void CheckNumber(HeadingFound found, int level, int place, string section, SourceLine line)
    {
        if (!line.IsNumbered)
        {
            Numbering.Check(found, level, place, section, _prose.Notes);
        }
    }

    // Parts come in the order of the form; words of an earlier one are text.
    private bool IsNext(SectionForm form) => _part is null || (form != _part && Place(form) > Place(_part));

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
            Facts.Agency(_opening.Title, _lines.Preamble),
            _opening.Year,
            Facts.Contact(_lines.Preamble),
            _prose.ToSections(),
            _sheet.ToSheet(),
            _sheet.Origins,
            [.. _prose.Origins],
            [.. _prose.Notes, .. _sheet.Notes]
        );
    }
}
