using System.Text;

namespace Disclosure.Form.References;

/// <summary>Why an expression has no value.</summary>
public enum EvaluationFailure
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>It is not written as the grammar asks.</summary>
    Unreadable,

    /// <summary>The edition has no such cell.</summary>
    UnknownCell,

    /// <summary>A cell holds no number yet.</summary>
    Blank,

    /// <summary>There are no figures of the year before.</summary>
    NoLastYear,

    /// <summary>It divides by zero.</summary>
    DividedByZero,
}

/// <summary>A sum of cells: <c>requests.received.total + requests.carried_in.total</c>.</summary>
public sealed record CellSum(IReadOnlyList<CellTerm> Terms)
{
    /// <summary>Most terms of a sum.</summary>
    public const int MaxTerms = 30;

    /// <summary>The same cells of the year before.</summary>
    public CellSum OfLastYear() => new([.. Terms.Select(t => t with { OfLastYear = true })]);

    /// <summary>The value and, where there is none, why.</summary>
    public (decimal Value, EvaluationFailure Undefined) Evaluate(ReferenceSheets figures)
    {
        var sum = 0m;
        foreach (var term in Terms)
        {
            if (term.OfLastYear && figures.LastYear is null)
            {
                return (0, EvaluationFailure.NoLastYear);
            }

            var sheet = term.OfLastYear ? figures.LastYear! : figures.Year;
            var cells = term.CellsOf(sheet.Edition, sheet);
            if (cells.Count == 0)
            {
                return (0, EvaluationFailure.UnknownCell);
            }

            foreach (var cell in cells)
            {
                if (sheet[cell].IsBlank)
                {
                    return (0, EvaluationFailure.Blank);
                }

                sum += term.Subtracted ? -sheet[cell].Number : sheet[cell].Number;
            }
        }

        return (sum, EvaluationFailure.None);
    }

    /// <summary>Names of the cells of this year that it is made of.</summary>
    public IEnumerable<string> CellsOf(Sheet sheet) =>
        Terms
            .Where(t => !t.OfLastYear)
            .SelectMany(t => t.CellsOf(sheet.Edition, sheet))
            .Select(i => sheet.Edition.Cells[i].Name);

    public bool Equals(CellSum? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => HashCode.Combine(Terms.Count, Terms[0]);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var term in Terms)
        {
            text.Append(
                    term.Subtracted ? " - "
                    : text.Length > 0 ? " + "
                    : ""
                )
                .Append(term);
        }

        return text.ToString();
    }

    /// <summary>Reads a sum; null where it is none.</summary>
    internal static CellSum? Parse(ReadOnlySpan<char> text)
    {
        var terms = new List<CellTerm>();
        var subtracted = false;
        while (true)
        {
            var end = text.IndexOfAny('+', '-');
            var term = Term((end < 0 ? text : text[..end]).Trim(), subtracted);
            if (term is null || terms.Count == MaxTerms)
            {
                return null;
            }

            terms.Add(term);
            if (end < 0)
            {
                return new(terms);
            }

            subtracted = text[end] == '-';
            text = text[(end + 1)..];
        }
    }

    private static CellTerm? Term(ReadOnlySpan<char> text, bool subtracted)
    {
        const string Last = "last(";
        var last = text.StartsWith(Last) && text.EndsWith(")");
        var name = last ? text[Last.Length..^1].Trim() : text;
        return IsPattern(name) ? new(name.ToString(), last, subtracted) : null;
    }

    // Three words of [a-z_], the second one perhaps ended by a star.
    private static bool IsPattern(ReadOnlySpan<char> name)
    {
        var dots = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var inside = i > 0 && name[i - 1] is not '.' and not '*';
            if (name[i] == '.')
            {
                dots++;
                if (!inside && (i == 0 || name[i - 1] != '*'))
                {
                    return false;
                }
            }
            else if (name[i] == '*')
            {
                if (dots != 1 || !inside || i + 1 >= name.Length || name[i + 1] != '.')
                {
                    return false;
                }
            }
            else if (!char.IsAsciiLetterLower(name[i]) && name[i] != '_')
            {
                return false;
            }
        }

        return dots == 2 && name[^1] != '.';
    }
}
