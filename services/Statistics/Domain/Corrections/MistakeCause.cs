namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>The kind of mistake that was probably made; the numbers are the contract's.</summary>
internal enum MistakeCause
{
    /// <summary>A figure is wrong in no recognisable way.</summary>
    WrongFigure = 1,

    /// <summary>Totals are blank.</summary>
    SumLeftBlank = 2,

    /// <summary>Other cells are blank.</summary>
    LeftBlank = 3,

    /// <summary>A total counts a part twice.</summary>
    CountedTwice = 4,

    /// <summary>Two neighbouring cells are swapped.</summary>
    SwappedCells = 5,

    /// <summary>Two neighbouring columns are swapped.</summary>
    SwappedColumns = 6,

    /// <summary>Two neighbouring rows are swapped.</summary>
    SwappedRows = 7,

    /// <summary>Two neighbouring digits are transposed.</summary>
    SwappedDigits = 8,

    /// <summary>A run of rows is one row too low or too high.</summary>
    ShiftedRows = 9,

    /// <summary>The last rows of a table are missing, for example after a page break.</summary>
    LostRows = 10,

    /// <summary>A figure is in the wrong unit.</summary>
    UnitSlip = 11,

    /// <summary>A total was not added up again after a change.</summary>
    StaleSum = 12,
}
