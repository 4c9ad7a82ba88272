namespace Disclosure.PublicTree.Figures;

/// <summary>One cell of a published report, as its table of values says it.</summary>
/// <param name="Cell">Name of the cell, such as requests.received.total.</param>
/// <param name="Table">Caption of the table.</param>
/// <param name="Row">Label of the row, with the headings above it.</param>
/// <param name="Column">Label of the column.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Value">The number as published; null unless the state is Number.</param>
/// <param name="State">Why there is a number or none.</param>
/// <param name="Remark">What the agency remarked; empty where it did not.</param>
public sealed record PublishedFigure(
    string Cell,
    string Table,
    string Row,
    string Column,
    string Unit,
    decimal? Value,
    FigureState State,
    string Remark
);

/// <summary>Zero, blank and not applicable are three facts.</summary>
public enum FigureState
{
    /// <summary>The cell has a number.</summary>
    Number,

    /// <summary>Nothing was filled in.</summary>
    Blank,

    /// <summary>An agency of this kind cannot have the cell.</summary>
    NotApplicable,
}
