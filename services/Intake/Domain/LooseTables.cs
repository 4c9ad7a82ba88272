using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Intake.Domain;

/// <summary>
/// Reads figures from a table that was flattened into lines: words, then as many figures as their row has. A run of any
/// other length is not guessed at.
/// </summary>
internal sealed partial class LooseTables(RowIndex rows, SheetDraft sheet)
{
    private const string Proceedings = "proceedings";

    // Words this far back cannot belong to the figures that follow.
    private const int MaxWords = 400;

    private readonly StringBuilder _words = new();
    private readonly List<(ValueText Value, SourceCell Cell)> _run = [];
    private string _table = "";

    /// <summary>Begins another table; the figures at hand belong to the one before.</summary>
    public void Begin(string table)
    {
        Flush();
        _words.Clear();
        _table = table;
    }

    public void Read(SourceLine line)
    {
        var text = Glyphs.Narrow(line.Text);
        if (PageNumber().IsMatch(text))
        {
            return;
        }

        foreach (var piece in text.Split([' ', '\t', '　', '|', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            ReadPiece(piece, line.Line);
        }
    }

    private void ReadPiece(string piece, int line)
    {
        if (ValueText.TryParse(piece, out var value))
        {
            _run.Add((value, new(piece, 0, 0, Line: line)));
            return;
        }

        Flush();
        if (_words.Length > MaxWords)
        {
            _words.Remove(0, _words.Length - MaxWords);
        }

        // 规章000: as many digits as the row has figures can only be one each.
        var glued = Glued().Match(piece);
        if (glued.Success && rows.Exactly(_table, Glyphs.Letters(glued.Groups["w"].Value)) is { } row)
        {
            _words.Append(Glyphs.Letters(glued.Groups["w"].Value));
            if (glued.Groups["d"].Length == row.Count)
            {
                foreach (var digit in glued.Groups["d"].Value)
                {
                    var figure = new ValueText(digit.ToString(), Vocabulary.CellValue.Of(digit - '0'), "");
                    _run.Add((figure, new(figure.Raw, 0, 0, Line: line)));
                }
            }
            else if (row.Count == 1 && ValueText.TryParse(glued.Groups["d"].Value, out var figure))
            {
                _run.Add((figure, new(glued.Groups["d"].Value, 0, 0, Line: line)));
            }
            else
            {
                sheet.Unclear(row, glued.Groups["d"].Length);
                _words.Clear();
            }

            return;
        }

        _words.Append(Glyphs.Letters(piece));
    }

    private void Flush()
    {
        if (_run.Count == 0)
        {
            return;
        }

        if (_table == Proceedings)
        {
            PlaceProceedings();
        }
        else if (_table.Length > 0 && rows.EndingOf(_table, _words.ToString()) is { } row)
        {
            if (_run.Count == row.Count)
            {
                sheet.Place(row, _run, 0);
            }
            else
            {
                sheet.Unclear(row, _run.Count);
            }
        }

        _run.Clear();
        _words.Clear();
    }

    private void PlaceProceedings()
    {
        var forms = rows.Rows.Where(r => r.Table.Name == Proceedings).ToArray();
        if (_run.Count != forms.Sum(r => r.Count))
        {
            sheet.Unclear(forms[0], _run.Count);
            return;
        }

        var at = 0;
        foreach (var form in forms)
        {
            sheet.Place(form, _run.GetRange(at, form.Count), 0);
            at += form.Count;
        }
    }

    [GeneratedRegex(
        @"^\s*(?:[-—–]\s*[0-9]{1,3}\s*[-—–]|P\.\s*[0-9]{1,3}|第\s*[0-9]{1,3}\s*页.*|Page [0-9]+.*)\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?<w>.*?[^0-9.])(?<d>[0-9]+(?:\.[0-9]+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();
}
