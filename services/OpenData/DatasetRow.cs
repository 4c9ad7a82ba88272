using Disclosure.PublicTree.Figures;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.OpenData;

/// <summary>One figure of one published report.</summary>
internal sealed record DatasetRow(PublishedReport Report, PublishedVersion Version, PublishedFigure Figure)
{
    /// <summary>Id of the agency.</summary>
    public string Agency => ReportName.Parse("name", Report.Name).Agency.Id;

    /// <summary>Where the proof is that the version is in the log, from the root of the public pages.</summary>
    public string Receipt => $"{Report.Name}/versions/{Version.Version}/receipt";
}
