using Disclosure.Form;

namespace Disclosure.Filing.Rpc;

/// <summary>Levels and kinds of offices as tables write them.</summary>
internal static class AgencyWords
{
    // A word that is none of these becomes a value that no rule allows.
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

    public static AgencyLevel Level(string word) => s_levels.GetValueOrDefault(word, (AgencyLevel)Unknown);

    public static AgencyKind Kind(string word) => s_kinds.GetValueOrDefault(word, (AgencyKind)Unknown);
}
