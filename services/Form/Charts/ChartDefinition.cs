namespace Disclosure.Form;

/// <summary>What a chart of the form shows.</summary>
/// <param name="Kind">Name in requests, such as <c>results</c>.</param>
/// <param name="Label">Short name for people, such as 办理结果.</param>
/// <param name="Title">Printed below the chart.</param>
/// <param name="Unit">Unit of the figures, such as 件.</param>
/// <param name="Bars">Which way the bars run.</param>
/// <param name="Categories">What the bars compare.</param>
/// <param name="Years">For <see cref="ChartCategories.Years"/>: the number of years up to the report's own. 0 otherwise.</param>
/// <param name="Series">One, or several for <see cref="ChartCategories.Years"/>.</param>
public sealed record ChartDefinition(
    string Kind,
    string Label,
    string Title,
    string Unit,
    ChartBars Bars,
    ChartCategories Categories,
    int Years,
    IReadOnlyList<ChartSeriesDefinition> Series
);

/// <summary>A series of bars.</summary>
/// <param name="Name">Printed in the legend.</param>
/// <param name="Cell">The cell whose values, or whose terms where it is a sum, are the bars.</param>
public sealed record ChartSeriesDefinition(string Name, string Cell);

/// <summary>Which way the bars of a chart run.</summary>
public enum ChartBars
{
    Vertical = 1,

    /// <summary>Leaves room for long names.</summary>
    Horizontal = 2,
}

/// <summary>What the bars of a chart compare.</summary>
public enum ChartCategories
{
    /// <summary>The rows that a sum is made of; rows under one heading are one bar.</summary>
    RowGroups = 1,

    /// <summary>The columns that a sum is made of.</summary>
    Columns = 2,

    /// <summary>The same cell in several years.</summary>
    Years = 3,
}
