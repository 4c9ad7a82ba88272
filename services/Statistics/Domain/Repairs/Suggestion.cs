using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>A likely mistake; the numbers are the contract's.</summary>
internal enum Cause
{
    WrongFigure = 1,
    SumLeftBlank = 2,
    LeftBlank = 3,
    CountedTwice = 4,
    SwappedCells = 5,
    SwappedColumns = 6,
    SwappedRows = 7,
    SwappedDigits = 8,
    ShiftedRows = 9,
    LostRows = 10,
    UnitSlip = 11,
    StaleSum = 12,
}

/// <summary>A way to put failing equations right, to be judged by a person and never applied by itself.</summary>
/// <param name="Remaining">Number of the table's equations that would still fail or could not be judged.</param>
internal sealed record Suggestion(Cause Cause, string Message, IReadOnlyList<CellChange> Changes, int Remaining);

/// <summary>A set of changes that is tried.</summary>
/// <param name="After">The table as it would be.</param>
/// <param name="Subject">For people, what went wrong where.</param>
/// <param name="Cost">How unlikely it is: the least is suggested first.</param>
internal sealed record Repair(Cause Cause, EquationSystem After, string Subject, double Cost);
