namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Where a line may end (禁则): never before a closing mark or after an opening one, never inside a number, a word or a
/// dash, never between a number and its unit; between the parts of a date only where the line would suffer otherwise.
/// </summary>
internal static class LineBreakRules
{
    /// <summary>No line may end here.</summary>
    public const int Never = int.MaxValue;

    /// <summary>What has no other place to break is torn.</summary>
    public const int EmergencyBreak = 20_000;

    private const int Discouraged = 120;

    // Words of measure, and the numerals that come before them.
    private const string Units =
        "年月日号时分秒件条个次项万亿千百元人户篇期份家部场宗起例批页名位周天届岁类余多期间亩吨米公里处所辆套台";

    private const string Magnitudes = "万亿千百余多";

    /// <summary>What it costs to end a line after the sort at this place; 0 nothing.</summary>
    public static int PenaltyAfter(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        var (left, right) = (sorts[index], sorts[index + 1]);
        if (
            !right.StartsCluster
            || right.Class is CharacterClass.Close or CharacterClass.Trailing or CharacterClass.Space
        )
        {
            return Never;
        }

        if (left.Class is CharacterClass.Open or CharacterClass.Leading)
        {
            return Never;
        }

        return (left.Class, right.Class) switch
        {
            (CharacterClass.Space, _) => 0,
            (CharacterClass.Dash, CharacterClass.Dash) => left.Character == right.Character ? Never : 0,
            (CharacterClass.Digit or CharacterClass.Letter, CharacterClass.Digit or CharacterClass.Letter) =>
                InsideWord(sorts, index),
            (CharacterClass.Digit, CharacterClass.Ideograph) => Is(Units, right) ? Never : 0,
            (CharacterClass.Ideograph, CharacterClass.Ideograph) => AfterMagnitude(sorts, index),
            (CharacterClass.Ideograph, CharacterClass.Digit) => IsOfDate(sorts, index) ? Discouraged : 0,
            // 〔2021〕30号
            (CharacterClass.Close, CharacterClass.Digit) => left.Character is '〕' or '］' or '】' ? Discouraged : 0,
            (_, CharacterClass.Dash) => Discouraged,
            _ => 0,
        };
    }

    // 12万元, 260余件: what follows belongs to the number too.
    private static int AfterMagnitude(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        if (!Is(Units, sorts[index + 1]) || !Is(Magnitudes, sorts[index]))
        {
            return 0;
        }

        var at = index;
        while (at > 0 && sorts[at].Class == CharacterClass.Ideograph && Is(Magnitudes, sorts[at]))
        {
            at--;
        }

        return sorts[at].Class == CharacterClass.Digit ? Never : 0;
    }

    // 2023年|12月|31日
    private static bool IsOfDate(IReadOnlyList<ShapedGlyph> sorts, int index) =>
        index > 0 && sorts[index].Character is '年' or '月' && sorts[index - 1].Class == CharacterClass.Digit;

    // An address of the web breaks after its slashes and signs; nothing else does.
    private static int InsideWord(IReadOnlyList<ShapedGlyph> sorts, int index) =>
        sorts[index].Character switch
        {
            '/' when sorts[index + 1].Character != '/' && IsAddress(sorts, index) => 0,
            '?' or '&' or '=' or '#' or '_' when IsAddress(sorts, index) => Discouraged / 2,
            '.' or '-' or '@' when IsAddress(sorts, index) => Discouraged,
            _ => Never,
        };

    // Letters before and something after that is not a plain number such as 12/31 or 0451-5520.
    private static bool IsAddress(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        const int Reach = 12;
        var letters = 0;
        for (var i = index; i >= 0 && i > index - Reach && IsOfWord(sorts[i]); i--)
        {
            letters += sorts[i].Character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 1 : 0;
        }

        return letters >= 3;
    }

    private static bool IsOfWord(in ShapedGlyph sort) => sort.Class is CharacterClass.Digit or CharacterClass.Letter;

    private static bool Is(string set, in ShapedGlyph sort) =>
        sort.Character <= char.MaxValue && set.Contains((char)sort.Character);
}
