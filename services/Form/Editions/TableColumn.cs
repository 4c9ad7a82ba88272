namespace Disclosure.Form;

/// <summary>What a number in a column may be.</summary>
public enum CellValueType
{
    /// <summary>Integer, 0 or more.</summary>
    Count = 1,

    /// <summary>Integer with a sign.</summary>
    SignedCount = 2,

    /// <summary>Decimal, 0 or more.</summary>
    Amount = 3,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Unique in its block; the last part of the names of its cells.</param>
/// <param name="Label">As printed.</param>
/// <param name="ValueType">What its numbers may be.</param>
/// <param name="Unit">件, 万元; empty where none is printed.</param>
/// <param name="IsSum">Whether its numbers are the sum of the row's other columns.</param>
/// <param name="IsAdditive">Whether numbers of several agencies may be added up.</param>
public sealed record TableColumn(
    string Name,
    string Label,
    CellValueType ValueType,
    string Unit,
    bool IsSum = false,
    bool IsAdditive = true
);
