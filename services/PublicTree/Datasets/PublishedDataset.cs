using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicTree.Datasets;

/// <summary>The index of a year's dataset: the figures of all published reports in open formats.</summary>
/// <param name="Year">The year reported on.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Files">Its files, such as csv and parquet.</param>
public sealed record PublishedDataset(int Year, DateTimeOffset Time, IReadOnlyList<PublishedFile> Files);
