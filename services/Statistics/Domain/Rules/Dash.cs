namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Marks that people put where nothing happened: the cell is blank and not wrong.</summary>
internal static class Dash
{
    public static bool Is(string remark) =>
        remark.Trim() is "/" or "／" or "-" or "－" or "—" or "——" or "–" or "\\" or "无";
}
