using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Views;

/// <summary>Where a report stands in a bundle: by its office's name for people, and its code, which no other office has.</summary>
internal static class BundlePath
{
    private const int MaxTitle = 200;

    public static string Of(FilingV1.PinnedReport report, string format)
    {
        var title = string.Concat(report.AgencyTitle.Take(MaxTitle).Select(Safe));
        return $"{title}（{AgencyName.Parse("agency", report.Agency).Id}）{report.Year}.{format}";
    }

    private static char Safe(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c;
}
