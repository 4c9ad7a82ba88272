using Disclosure.PublicTree.Reports;

namespace Disclosure.OpenData;

/// <summary>What metadata say of a dataset.</summary>
/// <param name="Year">The year reported on.</param>
/// <param name="Time">When the newest publication or withdrawal that it follows happened.</param>
/// <param name="Provider">Agency at the top of those that it holds, 简体中文.</param>
/// <param name="Reports">How many reports it holds.</param>
/// <param name="Rows">How many figures.</param>
/// <param name="Files">The files with the figures.</param>
internal sealed record DatasetSummary(
    int Year,
    DateTimeOffset Time,
    string Provider,
    int Reports,
    long Rows,
    IReadOnlyList<PublishedFile> Files
)
{
    /// <summary>Title, 简体中文.</summary>
    public string Title => $"{Year}年政府信息公开工作年度报告数据集";

    /// <summary>What it holds, 简体中文.</summary>
    public string Description =>
        $"{Year}年度已公开的政府信息公开工作年度报告的全部表格数据，共{Reports}份年报、{Rows}个数据，每个数据附单元格名称、版本和存证回执。";

    /// <summary>Identifier, the same for all its states.</summary>
    public string Id => $"disclosure-{Year}";
}
