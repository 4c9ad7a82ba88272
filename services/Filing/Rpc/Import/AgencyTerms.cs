using Disclosure.Form;

namespace Disclosure.Filing.Rpc.Import;

/// <summary>Levels and kinds of agencies as tables write them: the contract's name in any case, or the Chinese term.</summary>
internal static class AgencyTerms
{
    // An unknown term becomes a value that no enum defines, so that the rules of agencies report it.
    // -1 and not 0: an empty field is UNSPECIFIED, which the rules refuse or allow by themselves.
    private const int Unknown = -1;

    private static readonly Dictionary<string, AgencyLevel> s_levels = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = AgencyLevel.Unspecified,
        ["NATION"] = AgencyLevel.Nation,
        ["国家级"] = AgencyLevel.Nation,
        ["PROVINCE"] = AgencyLevel.Province,
        ["省级"] = AgencyLevel.Province,
        ["CITY"] = AgencyLevel.City,
        ["市级"] = AgencyLevel.City,
        ["COUNTY"] = AgencyLevel.County,
        ["县级"] = AgencyLevel.County,
        ["TOWN"] = AgencyLevel.Town,
        ["乡级"] = AgencyLevel.Town,
    };

    // 派出机关 (an outpost of a government) and 派出管理机构 (a development zone) are different kinds.
    private static readonly Dictionary<string, AgencyKind> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = AgencyKind.Unspecified,
        ["GOVERNMENT"] = AgencyKind.Government,
        ["人民政府"] = AgencyKind.Government,
        ["DEPARTMENT"] = AgencyKind.Department,
        ["政府工作部门"] = AgencyKind.Department,
        ["DISPATCHED_OFFICE"] = AgencyKind.DispatchedOffice,
        ["派出机关"] = AgencyKind.DispatchedOffice,
        ["ADMINISTRATION"] = AgencyKind.Administration,
        ["派出管理机构"] = AgencyKind.Administration,
        ["VERTICAL_OFFICE"] = AgencyKind.VerticalOffice,
        ["垂直管理机关"] = AgencyKind.VerticalOffice,
        ["AUTHORISED_ORGANISATION"] = AgencyKind.AuthorisedOrganisation,
        ["法律法规授权组织"] = AgencyKind.AuthorisedOrganisation,
    };

    // The first English and the first Chinese term of each value, as the tables above have them.
    // Written and read by the same tables, so that an export can be imported again.
    private static readonly Dictionary<(AgencyLevel, bool), string> s_levelTerms = FindTerms(s_levels);
    private static readonly Dictionary<(AgencyKind, bool), string> s_kindTerms = FindTerms(s_kinds);

    /// <summary>The term of a level.</summary>
    public static string FormatLevel(AgencyLevel level, bool chinese) =>
        s_levelTerms.GetValueOrDefault((level, chinese), "");

    /// <summary>The term of a kind.</summary>
    public static string FormatKind(AgencyKind kind, bool chinese) =>
        s_kindTerms.GetValueOrDefault((kind, chinese), "");

    /// <summary>The level of a term; an undefined value for an unknown term.</summary>
    public static AgencyLevel ParseLevel(string term) => s_levels.GetValueOrDefault(term, (AgencyLevel)Unknown);

    /// <summary>The kind of a term; an undefined value for an unknown term.</summary>
    public static AgencyKind ParseKind(string term) => s_kinds.GetValueOrDefault(term, (AgencyKind)Unknown);

    // Terms of one language differ by their first character: ASCII is English.
    private static Dictionary<(T, bool), string> FindTerms<T>(Dictionary<string, T> terms)
        where T : struct =>
        terms.Where(t => t.Key.Length > 0).ToDictionary(t => (t.Value, !char.IsAscii(t.Key[0])), t => t.Key);
}
