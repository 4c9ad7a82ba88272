using System.Globalization;

namespace Disclosure.Form;

/// <summary>
/// Content of a cell: nothing (blank), "not applicable", or a decimal number that keeps its trailing zeros. Zero, blank and
/// not applicable are three different facts.
/// </summary>
public readonly record struct CellValue
{
    /// <summary>Most digits after the decimal point.</summary>
    public const int MaxScale = 9;

    private const byte NumberMark = 2;

    private static readonly Int128 s_limit = 1_000_000_000_000_000_000;

    private CellValue(byte mark, long digits) => (Mark, Digits) = (mark, digits);

    /// <summary>The cell is empty.</summary>
    public static CellValue Blank => default;

    /// <summary>The agency cannot have such a figure.</summary>
    public static CellValue NotApplicable => new(1, 0);

    /// <summary>0 = blank, 1 = not applicable, 2 + scale = number; as stored and sent.</summary>
    public byte Mark { get; }

    /// <summary>The number without its decimal point.</summary>
    public long Digits { get; }

    /// <summary>Whether the cell is empty.</summary>
    public bool IsBlank => Mark == 0;

    /// <summary>Whether the agency cannot have such a figure.</summary>
    public bool IsNotApplicable => Mark == 1;

    /// <summary>Whether the cell holds a number, 0 included.</summary>
    public bool IsNumber => Mark >= NumberMark;

    /// <summary>Digits after the decimal point.</summary>
    public int Scale => Mark >= NumberMark ? Mark - NumberMark : 0;

    /// <summary>The number; 0 where there is none.</summary>
    public decimal Number
    {
        get
        {
            var digits = (ulong)Math.Abs(Digits);
            return new(unchecked((int)digits), (int)(digits >> 32), 0, Digits < 0, (byte)Scale);
        }
    }

    /// <summary>An integer.</summary>
    public static CellValue FromInteger(long number) => new(NumberMark, number);

    /// <summary>A number of any size; false where it has more than 18 digits.</summary>
    public static bool TryCreate(Int128 digits, int scale, out CellValue value)
    {
        var fits = digits > -s_limit && digits < s_limit;
        value = fits ? new((byte)(NumberMark + scale), (long)digits) : default;
        return fits;
    }

    /// <summary>Reads a value that was stored or sent as a mark and digits; false where no cell has such a pair.</summary>
    public static bool TryUnpack(byte mark, long digits, out CellValue value)
    {
        value = new(mark, digits);
        return mark <= NumberMark + MaxScale && (mark >= NumberMark || digits == 0) && digits != long.MinValue;
    }

    /// <summary>
    /// Reads a plain number: an optional sign, ASCII digits, an optional point with 1 to 9 digits; at most 18 digits in all.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellValue value)
    {
        value = default;
        var negative = text is ['-', ..];
        var rest = text is ['-' or '+', ..] ? text[1..] : text;
        var point = rest.IndexOf('.');
        var scale = point < 0 ? 0 : rest.Length - point - 1;
        if (
            rest.IsEmpty
            || point == 0
            || (point > 0 && scale is 0 or > MaxScale)
            || rest.Length - (point < 0 ? 0 : 1) > 18
        )
        {
            return false;
        }

        var digits = 0L;
        foreach (var c in rest)
        {
            if (char.IsAsciiDigit(c))
            {
                digits = (digits * 10) + (c - '0');
            }
            else if (c != '.' || scale == 0)
            {
                return false;
            }
        }

        if (rest.Count('.') > 1)
        {
            return false;
        }

        value = new((byte)(NumberMark + scale), negative ? -digits : digits);
        return true;
    }

    /// <summary>The number as printed, "" where there is none.</summary>
    public override string ToString()
    {
        if (!IsNumber)
        {
            return "";
        }

        return Scale == 0
            ? Digits.ToString(CultureInfo.InvariantCulture)
            : Number.ToString("F" + Scale, CultureInfo.InvariantCulture);
    }
}
