namespace Disclosure.Claims.Quantities;

/// <summary>What follows a number.</summary>
public enum QuantityUnit : byte
{
    /// <summary>Nothing that counts: the end, a mark, or a word.</summary>
    None,

    /// <summary>件 宗 起 例: cases and requests.</summary>
    Case,

    /// <summary>条 份 个 项 部 笔: things, requests among them.</summary>
    Thing,

    /// <summary>人次 人 名 位</summary>
    Person,

    /// <summary>万元 亿元 元</summary>
    Money,

    /// <summary>%</summary>
    Percent,

    /// <summary>年 of a date.</summary>
    Year,

    /// <summary>月 of a date.</summary>
    Month,

    /// <summary>类 种 个渠道: how many kinds there are of what is counted; the words go on past it.</summary>
    Kind,

    /// <summary>Any other: 期 场 次 篇 日 号 楼 …</summary>
    Foreign,
}

/// <summary>A number stated in a text.</summary>
/// <param name="Value">In ones; money in 元.</param>
/// <param name="Step">Of its last digit: 1 for 12, 100 for 1.23万.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="IsExact">Not 余, 近, 约, 多, 以上 and the like, and no range.</param>
/// <param name="Start">Index of the numeral, in UTF-16 units.</param>
/// <param name="End">One past the numeral, 万 and 亿 included.</param>
/// <param name="UnitEnd">One past the unit.</param>
public sealed record Quantity(
    decimal Value,
    decimal Step,
    QuantityUnit Unit,
    bool IsExact,
    int Start,
    int End,
    int UnitEnd
)
{
    /// <summary>Of a token that is no number.</summary>
    public static Quantity Nothing { get; } = new(0, 1, QuantityUnit.None, false, 0, 0, 0);

    /// <summary>Whether a value, rounded as this number is, is this number.</summary>
    /// <remarks>1.23万 agrees with 12,345: the value is rounded to the step of the number.</remarks>
    public bool Agrees(decimal value) => Math.Round(value / Step, MidpointRounding.AwayFromZero) * Step == Value;
}
