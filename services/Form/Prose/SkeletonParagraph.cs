namespace Disclosure.Form;

/// <summary>A paragraph of the prose with which a report starts that has no predecessor.</summary>
/// <param name="Section">The section that it stands in.</param>
/// <param name="Text">
/// With references to cells, and <c>{year}</c>, <c>{next_year}</c> and <c>{notice}</c>, which are filled in when the report is
/// started. <c>{{请填写}}</c> marks what a person must write.
/// </param>
public sealed record SkeletonParagraph(string Section, string Text)
{
    /// <summary>The text of a report on a year.</summary>
    public string Format(int year, string notice) =>
        Text.Replace("{year}", $"{year}", StringComparison.Ordinal)
            .Replace("{next_year}", $"{year + 1}", StringComparison.Ordinal)
            .Replace("{notice}", notice, StringComparison.Ordinal);
}
