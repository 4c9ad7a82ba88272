using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicTree.Datasets;

/// <summary>The index of a year's dataset: the figures of all published reports in open formats.</summary>
/// <param name="Year">The year reported on.</param>
/// <param name="Time">When the newest publication or withdrawal that it follows happened.</param>
/// <param name="Files">Its files, such as csv and parquet.</param>
/// <param name="LogSize">Size of the log up to which it follows every publication and withdrawal.</param>
/// <param name="Manifest">The signed statement about its files; null where it has none.</param>
public sealed record PublishedDataset(
    int Year,
    DateTimeOffset Time,
    IReadOnlyList<PublishedFile> Files,
    long LogSize = 0,
    PublishedObject? Manifest = null
);
