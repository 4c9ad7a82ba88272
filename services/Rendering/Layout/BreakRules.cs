namespace Disclosure.Rendering.Layout;

/// <summary>
/// Where a line may end (禁则): never before a closing mark or after an opening one, never inside a number, a word or a
/// dash, never between a number and its unit; between the parts of a date only where the line would suffer otherwise.
/// </summary>
internal static class BreakRules
{
    /// <summary>No line may end here.</summary>
    public const int Never = int.MaxValue;

    /// <summary>What has no other place to break is torn.</summary>
    public const int Torn = 20_000;

    private const int Unwelcome = 120;

    // Words of measure, and the numerals that come before them.
    private const string Units =
        "年月日号时分秒件条个次项万亿千百元人户篇期份家部场宗起例批页名位周天届岁类余多期间亩吨米公里处所辆套台";

    private const string Magnitudes = "万亿千百余多";

    /// <summary>What it costs to end a line after the sort at this place; 0 nothing.</summary>
    public static int After(IReadOnlyList<Sort> sorts, int index)
    {
        var (left, right) = (sorts[index], sorts[index + 1]);
        if (!right.IsWhole || right.Kind is SortKind.Close or SortKind.Trailing or SortKind.Space)
        {
            return Never;
        }

        if (left.Kind is SortKind.Open or SortKind.Leading)
        {
            return Never;
        }

        return (left.Kind, right.Kind) switch
        {
            (SortKind.Space, _) => 0,
            (SortKind.Dash, SortKind.Dash) => left.Character == right.Character ? Never : 0,
            (SortKind.Digit or SortKind.Letter, SortKind.Digit or SortKind.Letter) => InsideWord(sorts, index),
            (SortKind.Digit, SortKind.Ideograph) => Is(Units, right) ? Never : 0,
            (SortKind.Ideograph, SortKind.Ideograph) => AfterMagnitude(sorts, index),
            (SortKind.Ideograph, SortKind.Digit) => IsOfDate(sorts, index) ? Unwelcome : 0,
            // 〔2021〕30号
            (SortKind.Close, SortKind.Digit) => left.Character is '〕' or '］' or '】' ? Unwelcome : 0,
            (_, SortKind.Dash) => Unwelcome,
            _ => 0,
        };
    }

    // 12万元, 260余件: what follows belongs to the number too.
    private static int AfterMagnitude(IReadOnlyList<Sort> sorts, int index)
    {
        if (!Is(Units, sorts[index + 1]) || !Is(Magnitudes, sorts[index]))
        {
            return 0;
        }

        var at = index;
        while (at > 0 && sorts[at].Kind == SortKind.Ideograph && Is(Magnitudes, sorts[at]))
        {
            at--;
        }

        return sorts[at].Kind == SortKind.Digit ? Never : 0;
    }

    // 2023年|12月|31日
    private static bool IsOfDate(IReadOnlyList<Sort> sorts, int index) =>
        index > 0 && sorts[index].Character is '年' or '月' && sorts[index - 1].Kind == SortKind.Digit;

    // An address of the web breaks after its slashes and signs; nothing else does.
    private static int InsideWord(IReadOnlyList<Sort> sorts, int index) =>
        sorts[index].Character switch
        {
            '/' when sorts[index + 1].Character != '/' && IsAddress(sorts, index) => 0,
            '?' or '&' or '=' or '#' or '_' when IsAddress(sorts, index) => Unwelcome / 2,
            '.' or '-' or '@' when IsAddress(sorts, index) => Unwelcome,
            _ => Never,
        };

    // Letters before and something after that is not a plain number such as 12/31 or 0451-5520.
    private static bool IsAddress(IReadOnlyList<Sort> sorts, int index)
    {
        const int Reach = 12;
        var letters = 0;
        for (var i = index; i >= 0 && i > index - Reach && IsOfWord(sorts[i]); i--)
        {
            letters += sorts[i].Character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 1 : 0;
        }

        return letters >= 3;
    }

    private static bool IsOfWord(in Sort sort) => sort.Kind is SortKind.Digit or SortKind.Letter;

    private static bool Is(string set, in Sort sort) =>
        sort.Character <= char.MaxValue && set.Contains((char)sort.Character);
}
