using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Takes out of a text what has no place in print: characters without width, controls, marks of direction; and gives
/// radicals (U+2E80-2FDF), which careless converters leave in texts, back as the ideographs that were meant.
/// </summary>
internal static class TextCleaner
{
    private const char FirstRadical = '\u2E80';
    private const char FirstKangxi = '\u2F00';
    private const char LastRadical = '\u2FDF';

    // The 214 radicals of Kangxi in their order.
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Pairs of a radical of the supplement and the ideograph of the same shape (Unicode, EquivalentUnifiedIdeograph).
    private const string Supplement =
        "⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly FrozenDictionary<char, char> s_supplement = Supplement
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The same string where there is nothing to do, as nearly always.</summary>
    public static string Clean(string text)
    {
        foreach (var c in text)
        {
            if (ToPrintable(c) != c)
            {
                return Rewrite(text);
            }
        }

        return text;
    }

    private static string Rewrite(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (ToPrintable(c) is not '\0' and var printed)
            {
                clean.Append(printed);
            }
        }

        return clean.ToString();
    }

    // What to print for a character; NUL for nothing.
    private static char ToPrintable(char c) =>
        c is >= FirstRadical and <= LastRadical ? Ideograph(c)
        : c is '\t' or '\n' or '\r' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' ? ' '
        : c is (>= '\uFE00' and <= '\uFE0F') or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' ? '\0'
        : c is < ' ' or '\uFFFE' or '\uFFFF' || IsFormat(c) ? '\0'
        : c;

    private static char Ideograph(char c) =>
        c >= FirstKangxi
            ? c - FirstKangxi < Kangxi.Length
                ? Kangxi[c - FirstKangxi]
                : '\0'
            : s_supplement.GetValueOrDefault(c, '\0');

    private static bool IsFormat(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
