namespace Disclosure.Form.References;

/// <summary>What is worked out of one or two sums.</summary>
public enum Operation
{
    /// <summary>The sum itself.</summary>
    Value,

    /// <summary>The first in percent of the second.</summary>
    Share,

    /// <summary>By how much percent the first is more than the second.</summary>
    Growth,
}

/// <summary>
/// A reference from prose to cells, such as <c>{{requests.received.total}}</c>, <c>{{share(a, b) | 1}}</c>,
/// <c>{{growth(a) | 升降}}</c>. The same text renders with any sheet.
/// </summary>
public sealed record CellReference(Operation Operation, CellSum First, CellSum? Second, ReferenceFormat Form)
{
    /// <summary>Longest expression between the braces.</summary>
    public const int MaxLength = 1_000;

    /// <summary>A sum as it stands.</summary>
    public static CellReference To(CellSum sum) => new(Operation.Value, sum, null, ReferenceFormat.Plain);

    /// <summary>Reads what stands between the braces; null where it is no reference.</summary>
    public static CellReference? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var bar = text.IndexOf('|');
        var form = bar < 0 ? ReferenceFormat.Plain : ReferenceFormat.Parse(text[(bar + 1)..].Trim());
        var expression = (bar < 0 ? text : text[..bar]).Trim();
        return form is null ? null
            : Arguments(expression, "share(") is { First: { } part, Second: { } whole }
                ? new(Operation.Share, part, whole, form)
            : Arguments(expression, "growth(") is { First: { } now } growth
                ? new(Operation.Growth, now, growth.Second, form)
            : CellSum.Parse(expression) is { } sum ? new(Operation.Value, sum, null, form)
            : null;
    }

    /// <summary>The text that it stands for, or why there is none.</summary>
    public (string Text, EvaluationFailure Undefined) Print(ReferenceSheets figures)
    {
        var (first, undefined) = First.Evaluate(figures);
        if (undefined != EvaluationFailure.None)
        {
            return ("", undefined);
        }

        if (Operation == Operation.Value)
        {
            return Printed(
                Form == ReferenceFormat.Plain && First.Terms is [{ Subtracted: false }]
                    ? AsInCell(figures, first)
                    : Form.Print(first)
            );
        }

        var (second, why) = (Second ?? First.OfLastYear()).Evaluate(figures);
        return why != EvaluationFailure.None ? ("", why)
            : second == 0 ? ("", EvaluationFailure.DividedByZero)
            : Printed(Form.PrintPercent(Operation == Operation.Share ? first / second : (first - second) / second));
    }

    public override string ToString()
    {
        var expression = Operation switch
        {
            Operation.Share => $"share({First}, {Second})",
            Operation.Growth when Second is not null => $"growth({First}, {Second})",
            Operation.Growth => $"growth({First})",
            _ => First.ToString(),
        };
        return Form == ReferenceFormat.Plain ? $"{{{{{expression}}}}}" : $"{{{{{expression} | {Form}}}}}";
    }

    // A single cell is printed as it was filled in, its trailing zeros kept.
    private string? AsInCell(ReferenceSheets figures, decimal value)
    {
        var sheet = First.Terms[0].OfLastYear ? figures.LastYear! : figures.Year;
        return sheet.Edition.IndexOf(First.Terms[0].Pattern) is >= 0 and var cell && sheet[cell].IsNumber
            ? sheet[cell].ToString()
            : Form.Print(value);
    }

    private static (string Text, EvaluationFailure Undefined) Printed(string? text) =>
        text is null ? ("", EvaluationFailure.Unreadable) : (text, EvaluationFailure.None);

    private static (CellSum? First, CellSum? Second) Arguments(ReadOnlySpan<char> text, string function)
    {
        if (!text.StartsWith(function) || !text.EndsWith(")"))
        {
            return default;
        }

        var inner = text[function.Length..^1];
        var comma = inner.IndexOfAny(',', '，');
        var first = CellSum.Parse(comma < 0 ? inner : inner[..comma]);
        var second = comma < 0 ? null : CellSum.Parse(inner[(comma + 1)..]);
        return comma >= 0 && second is null ? default : (first, second);
    }
}
