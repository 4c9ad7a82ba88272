using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Regions;

/// <summary>Path of a report in a bundle: the agency's title for people, and its code, which no other agency has.</summary>
internal static class BundleEntryPath
{
    // A ZIP entry's path and most file systems hold 255 bytes or characters.
    private const int MaxTitle = 200;

    public static string Create(FilingV1.PinnedReport report, string format)
    {
        var title = string.Concat(report.AgencyTitle.Take(MaxTitle).Select(Sanitize));
        return $"{title}（{AgencyName.Parse("agency", report.Agency).Id}）{report.Year}.{format}";
    }

    // What Windows and ZIP readers refuse in file names.
    private static char Sanitize(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c;
}
