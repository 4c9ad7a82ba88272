namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Where a line may end (禁则): never before a closing mark or after an opening one, never inside a number, a word, a
/// dash or 〔2021〕30号, never between a number and its unit; inside a date or an address only where lines could not be even.
/// </summary>
internal static class LineBreakRules
{
    /// <summary>No line may end here.</summary>
    public const int Never = int.MaxValue;

    /// <summary>What has no other place to break is torn.</summary>
    public const int EmergencyBreak = 20_000;

    // Beside the demerits of lines: a break that is seen, one that disturbs, one that is better than an uneven line alone.
    private const int Unwelcome = 300;
    private const int InsideAddress = 1_500;
    private const int InsideDate = 2_000;
    private const int InsideName = 3_000;

    // Words of measure, and the numerals that come before them.
    private const string Units =
        "年月日号时分秒件条个次项万亿千百元人户篇期份家部场宗起例批页名位周天届岁类余多期间亩吨米公里处所辆套台";

    private const string Magnitudes = "万亿千百余多";

    // 第二十条, 第一季度
    private const string Numerals = "〇零一二三四五六七八九十百千两";

    /// <summary>What it costs to end a line after the sort at this place; 0 nothing.</summary>
    public static int PenaltyAfter(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        // index + 1 must exist: the end of the paragraph is no break to judge.
        var (left, right) = (sorts[index], sorts[index + 1]);
        if (
            // Glyphs of one cluster belong together.
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
            (CharacterClass.Space, _) => AfterSpace(sorts, index),
            (CharacterClass.Dash, CharacterClass.Dash) => left.Character == right.Character ? Never : 0,
            (CharacterClass.Digit or CharacterClass.Letter, CharacterClass.Digit or CharacterClass.Letter) =>
                InsideWord(sorts, index),
            (CharacterClass.Digit, CharacterClass.Ideograph) => Is(Units, right) ? Never : 0,
            (CharacterClass.Ideograph, CharacterClass.Ideograph) => IsInOrdinal(sorts, index)
                ? Never
                : AfterMagnitude(sorts, index),
            (CharacterClass.Ideograph, CharacterClass.Digit) => IsOfDate(sorts, index) ? InsideDate : 0,
            (CharacterClass.Close, CharacterClass.Digit or CharacterClass.Leading) => AfterYearOfDocument(left),
            (CharacterClass.Ideograph, CharacterClass.Open) => right.Character is '〔' ? Unwelcome : 0,
            (CharacterClass.Digit, CharacterClass.Dash) or (CharacterClass.Dash, CharacterClass.Digit) => InsideDate,
            (_, CharacterClass.Dash) => Unwelcome,
            _ => 0,
        };
    }

    // A space that was typed between a number and its unit, or inside a date, is no place to break either.
    private static int AfterSpace(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        var before = index;
        while (before > 0 && sorts[before].Class == CharacterClass.Space)
        {
            before--;
        }

        var (left, right) = (sorts[before], sorts[index + 1]);
        return left.Class == CharacterClass.Digit && Is(Units, right) ? Never
            : right.Class == CharacterClass.Digit && IsOfDate(sorts, before) ? InsideDate
            : 0;
    }

    // 12万元, 260余件: what follows belongs to the number too.
    private static int AfterMagnitude(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        if (!Is(Units, sorts[index + 1]) || !Is(Magnitudes, sorts[index]))
        {
            return 0;
        }

        // 万亿, 千余: several may follow one another.
        var at = index;
        while (at > 0 && sorts[at].Class == CharacterClass.Ideograph && Is(Magnitudes, sorts[at]))
        {
            at--;
        }

        return sorts[at].Class == CharacterClass.Digit ? Never : 0;
    }

    // Between the numerals after 第, and before the word that they number.
    private static bool IsInOrdinal(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        var at = index;
        while (at > 0 && Is(Numerals, sorts[at]))
        {
            at--;
        }

        return at < index && sorts[at].Character is '第';
    }

    // 2023年|12月|31日
    private static bool IsOfDate(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        var before = index - 1;
        while (before > 0 && sorts[before].Class == CharacterClass.Space)
        {
            before--;
        }

        return before >= 0 && sorts[index].Character is '年' or '月' && sorts[before].Class == CharacterClass.Digit;
    }

    // 〔2021〕30号, 〔2021〕第30号
    private static int AfterYearOfDocument(in ShapedGlyph bracket) =>
        bracket.Character is '〕' or '］' or '】' ? Never : 0;

    // An address of the web breaks after its slashes and before other signs: a hyphen at the end of a line would be taken for one
    // that is not written. Nothing else breaks.
    private static int InsideWord(IReadOnlyList<ShapedGlyph> sorts, int index) =>
        (sorts[index].Character, sorts[index + 1].Character) switch
        {
            ('/', not '/') when IsAddress(sorts, index) => InsideAddress,
            (_, '?' or '&' or '=' or '#' or '_') when IsAddress(sorts, index) => InsideDate,
            (_, '.' or '-' or '@') when IsAddress(sorts, index) => InsideName,
            _ => Never,
        };

    // Letters before and something after that is not a plain number such as 12/31 or 0451-5520.
    private static bool IsAddress(IReadOnlyList<ShapedGlyph> sorts, int index)
    {
        // Looks back at most twelve characters, so that long words stay cheap.
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
