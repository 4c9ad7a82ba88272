using System.Globalization;

namespace Disclosure.Form.References;

/// <summary>How a reference's value is printed.</summary>
public enum ReferenceFormatKind
{
    /// <summary>Digits, as many after the point as the cells have or as asked.</summary>
    Number,

    /// <summary>In ten thousands: 1.23万.</summary>
    TenThousands,

    /// <summary>一百二十三</summary>
    Chinese,

    /// <summary>增长12.50%, 下降3.00% or 持平.</summary>
    Change,
}

/// <summary>A form, and the digits after its point; null where they follow from the value.</summary>
public sealed record ReferenceFormat(ReferenceFormatKind Kind, int? Decimals)
{
    private const int PercentDecimals = 2;

    /// <summary>As the cells have it.</summary>
    public static ReferenceFormat Plain { get; } = new(ReferenceFormatKind.Number, null);

    /// <summary>Reads what follows the bar: a number of decimals, 万, 万1, 中文, 升降, 升降1; null where it is none of them.</summary>
    internal static ReferenceFormat? Parse(ReadOnlySpan<char> text) =>
        text switch
        {
            "中文" => new(ReferenceFormatKind.Chinese, null),
            ['万', .. var places] => Placed(ReferenceFormatKind.TenThousands, places),
            ['升', '降', .. var places] => Placed(ReferenceFormatKind.Change, places),
            [_] => Placed(ReferenceFormatKind.Number, text),
            _ => null,
        };

    /// <summary>Prints a number of things; null where it cannot be printed so.</summary>
    internal string? Print(decimal value) =>
        Kind switch
        {
            ReferenceFormatKind.Number => Decimals is { } places
                ? Fixed(value, places)
                : value.ToString(CultureInfo.InvariantCulture),
            ReferenceFormatKind.TenThousands when Decimals is { } places => Fixed(value / 10_000, places) + "万",
            ReferenceFormatKind.TenThousands => Round(value / 10_000, 2).ToString("0.##", CultureInfo.InvariantCulture)
                + "万",
            ReferenceFormatKind.Chinese
                when value is >= 0 and <= ChineseNumeral.Max && value == decimal.Truncate(value) =>
                ChineseNumeral.Format((long)value),
            _ => null,
        };

    /// <summary>Prints a ratio as a percentage; null where it cannot be printed so.</summary>
    internal string? PrintPercent(decimal ratio)
    {
        var places = Decimals ?? PercentDecimals;
        var percent = Round(ratio * 100, places);
        return Kind switch
        {
            ReferenceFormatKind.Number => Fixed(percent, places) + "%",
            ReferenceFormatKind.Change when percent == 0 => "持平",
            ReferenceFormatKind.Change => (percent > 0 ? "增长" : "下降") + Fixed(Math.Abs(percent), places) + "%",
            _ => null,
        };
    }

    public override string ToString() =>
        Kind switch
        {
            ReferenceFormatKind.TenThousands => $"万{Decimals}",
            ReferenceFormatKind.Chinese => "中文",
            ReferenceFormatKind.Change => $"升降{Decimals}",
            _ => $"{Decimals}",
        };

    /// <summary>Rounds half up, away from zero, as the tables do.</summary>
    public static decimal Round(decimal value, int places) => Math.Round(value, places, MidpointRounding.AwayFromZero);

    private static string Fixed(decimal value, int places) =>
        Round(value, places).ToString("F" + places, CultureInfo.InvariantCulture);

    private static ReferenceFormat? Placed(ReferenceFormatKind kind, ReadOnlySpan<char> places) =>
        places switch
        {
            [] => new(kind, null),
            [>= '0' and <= '6' and var digit] => new(kind, digit - '0'),
            _ => null,
        };
}
