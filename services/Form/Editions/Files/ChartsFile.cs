namespace Disclosure.Form.Files;

/// <summary><c>charts.json</c>: which charts the form has and the sections that they are printed in.</summary>
internal sealed record ChartsFile(IReadOnlyList<string> Sections, IReadOnlyList<ChartsFile.ChartEntry> Charts)
{
    public EditionCharts ToCharts() => new(Sections, [.. Charts.Select(c => c.ToChart())]);

    internal sealed record ChartEntry(
        string Kind,
        string Label,
        string Title,
        ChartBars Bars,
        ChartCategories Categories,
        IReadOnlyList<ChartSeriesDefinition> Series,
        string Unit = "",
        int Years = 0
    )
    {
        public ChartDefinition ToChart() => new(Kind, Label, Title, Unit, Bars, Categories, Years, Series);
    }
}
