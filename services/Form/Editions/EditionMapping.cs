namespace Disclosure.Form;

/// <summary>How the cells of another edition correspond to an edition's. In a term a star is any row or column.</summary>
/// <param name="From">Id of the other edition.</param>
/// <param name="Cells">Terms of cells that mean the same; the stars of both are the same names.</param>
/// <param name="Dropped">Terms of the other edition that nothing corresponds to.</param>
/// <param name="Added">Terms of this edition that nothing corresponds to.</param>
public sealed record EditionMapping(
    string From,
    IReadOnlyList<(string From, string To)> Cells,
    IReadOnlyList<NoCounterpart> Dropped,
    IReadOnlyList<NoCounterpart> Added
);

/// <summary>Cells that only one of two editions has.</summary>
/// <param name="Cells">A term.</param>
/// <param name="Reason">Why nothing corresponds to them, in Chinese.</param>
public sealed record NoCounterpart(string Cells, string Reason);
