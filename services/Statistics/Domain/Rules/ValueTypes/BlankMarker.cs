namespace Disclosure.Statistics.Domain.Rules.ValueTypes;

/// <summary>Marks that people write in a cell where nothing happened. Such a cell is blank, not malformed.</summary>
internal static class BlankMarker
{
    /// <summary>Whether the text found in a cell is such a mark.</summary>
    /// <remarks>无 and dashes say that nothing happened, which the form writes as 0: blank, until somebody fills it in.</remarks>
    public static bool Matches(string remark) =>
        remark.Trim() is "/" or "／" or "-" or "－" or "—" or "——" or "–" or "\\" or "无";
}
