namespace Disclosure.Form;

/// <summary>The charts of an edition and where they are printed.</summary>
/// <param name="Sections">Names of sections. Charts are printed at the end of the first one that a report has.</param>
/// <param name="Charts">In the order that messages list them.</param>
public sealed record EditionCharts(IReadOnlyList<string> Sections, IReadOnlyList<ChartDefinition> Charts)
{
    /// <summary>An edition without charts.</summary>
    public static EditionCharts None { get; } = new([], []);

    /// <summary>The chart of a kind; null where the edition has none.</summary>
    public ChartDefinition? Find(string kind) => Charts.FirstOrDefault(c => c.Kind == kind);
}
