namespace Disclosure.Intake.Domain.Wording;

/// <summary>
/// Replaces radicals by the characters that they look like. A printer that finds a character by its shape alone
/// writes ⻘⼈⺠ (U+2E80 to U+2FD5) where 青人民 is meant.
/// </summary>
internal static class RadicalNormalizer
{
    private const char First = '\u2E80';
    private const char Kangxi = '\u2F00';
    private const char Last = '\u2FD5';

    // U+2F00 to U+2FD5 in their order; .NET's own normalisation knows none of them where it has no culture data.
    private const string KangxiMeant =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Those before them, each with what it stands for: Unicode's EquivalentUnifiedIdeograph.
    private const string Pairs =
        "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly Dictionary<char, char> s_pairs = Enumerable
        .Range(0, Pairs.Length / 2)
        .ToDictionary(i => Pairs[2 * i], i => Pairs[(2 * i) + 1]);

    /// <summary>Whether a text has radicals.</summary>
    public static bool IsNeeded(string text) => text.AsSpan().ContainsAnyInRange(First, Last);

    /// <summary>The text with characters in place of radicals; other text is returned as it is.</summary>
    public static string Normalize(string text) => IsNeeded(text) ? string.Concat(text.Select(Normalize)) : text;

    private static char Normalize(char c) =>
        c is < First or > Last ? c
        : c < Kangxi ? s_pairs.GetValueOrDefault(c, c)
        : KangxiMeant[c - Kangxi];
}
