using System.Collections.Frozen;
using System.Text;

namespace Disclosure.Intake.Domain;

/// <summary>Makes wordings comparable: one width, simplified characters, nothing but letters.</summary>
internal static class Glyphs
{
    // The traditional characters of the form's own words; the prose is never changed.
    private const string Traditional =
        "況况據据統统計计總总體体門门戶户網网發发類类條条縣县長长熱热線线電电項项辦办結结務务設设點点動动開开資资訊讯規规現现範范許许處处罰罚強强製制費费萬万業业單单數数請请關关係系為为與与於于該该當当級级團团機机構构會会組组織织維维護护復复糾纠審审訴诉訟讼議议題题進进問问內内執执國国產产實实應应決决無无屬属額额過过廢废轉转繼继續续徑径經经濟济財财監监劃划書书標标準准錄录區区鎮镇聯联絡络郵邮編编碼码話话傳传員员導导從从補补償偿繳缴納纳徵征詢询檢检閱阅訪访舉举複复億亿陽阳樹树鄉乡釋释買买賣卖購购採采樣样專专優优勢势協协調调擴扩爭争辯辩證证號号訂订認认獲获併并對对外個个須须幾几將将來来確确認认貿贸易報报";

    private static readonly FrozenDictionary<char, char> s_simplified = Pairs();

    /// <summary>The letters of a text, of one width and simplified; digits, punctuation and spaces are left out.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                letters.Append(s_simplified.GetValueOrDefault(c, c));
            }
        }

        return letters.ToString();
    }

    /// <summary>Full-width digits, signs and letters as their narrow selves; nothing else changes.</summary>
    public static string Narrow(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('！', '～'))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - '！' + '!') : from[i];
                }
            }
        );
    }

    private static FrozenDictionary<char, char> Pairs()
    {
        var pairs = new Dictionary<char, char>();
        for (var i = 0; i + 1 < Traditional.Length; i += 2)
        {
            pairs.TryAdd(Traditional[i], Traditional[i + 1]);
        }

        return pairs.ToFrozenDictionary();
    }
}
