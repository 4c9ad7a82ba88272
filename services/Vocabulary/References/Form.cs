using System.Globalization;

namespace Disclosure.Vocabulary.References;

/// <summary>How a reference's value is printed.</summary>
public enum FormKind
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
public sealed record Form(FormKind Kind, int? Decimals)
{
    private const int PercentDecimals = 2;

    /// <summary>As the cells have it.</summary>
    public static Form Plain { get; } = new(FormKind.Number, null);

    /// <summary>Reads what follows the bar: a number of decimals, 万, 万1, 中文, 升降, 升降1; null where it is none of them.</summary>
    internal static Form? Parse(ReadOnlySpan<char> text) =>
        text switch
        {
            "中文" => new(FormKind.Chinese, null),
            ['万', .. var places] => Placed(FormKind.TenThousands, places),
            ['升', '降', .. var places] => Placed(FormKind.Change, places),
            [_] => Placed(FormKind.Number, text),
            _ => null,
        };

    /// <summary>Prints a number of things; null where it cannot be printed so.</summary>
    internal string? Print(decimal value) =>
        Kind switch
        {
            FormKind.Number => Decimals is { } places
                ? Fixed(value, places)
                : value.ToString(CultureInfo.InvariantCulture),
            FormKind.TenThousands when Decimals is { } places => Fixed(value / 10_000, places) + "万",
            FormKind.TenThousands => Round(value / 10_000, 2).ToString("0.##", CultureInfo.InvariantCulture) + "万",
            FormKind.Chinese when value is >= 0 and <= ChineseNumeral.Max && value == decimal.Truncate(value) =>
                ChineseNumeral.Of((long)value),
            _ => null,
        };

    /// <summary>Prints a ratio as a percentage; null where it cannot be printed so.</summary>
    internal string? PrintPercent(decimal ratio)
    {
        var places = Decimals ?? PercentDecimals;
        var percent = Round(ratio * 100, places);
        return Kind switch
        {
            FormKind.Number => Fixed(percent, places) + "%",
            FormKind.Change when percent == 0 => "持平",
            FormKind.Change => (percent > 0 ? "增长" : "下降") + Fixed(Math.Abs(percent), places) + "%",
            _ => null,
        };
    }

    public override string ToString() =>
        Kind switch
        {
            FormKind.TenThousands => $"万{Decimals}",
            FormKind.Chinese => "中文",
            FormKind.Change => $"升降{Decimals}",
            _ => $"{Decimals}",
        };

    /// <summary>Rounds half up, away from zero, as the tables do.</summary>
    public static decimal Round(decimal value, int places) => Math.Round(value, places, MidpointRounding.AwayFromZero);

    private static string Fixed(decimal value, int places) =>
        Round(value, places).ToString("F" + places, CultureInfo.InvariantCulture);

    private static Form? Placed(FormKind kind, ReadOnlySpan<char> places) =>
        places switch
        {
            [] => new(kind, null),
            [>= '0' and <= '6' and var digit] => new(kind, digit - '0'),
            _ => null,
        };
}
