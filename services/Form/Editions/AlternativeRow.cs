namespace Disclosure.Form;

/// <summary>A row that some sheets print in the place of other rows.</summary>
/// <param name="Row">table.row, such as <c>requests.other</c>.</param>
/// <param name="Own">Indexes of its cells.</param>
/// <param name="Replaced">Indexes of the cells that it stands for, row by row in the order of <paramref name="Own"/>.</param>
public sealed record AlternativeRow(string Row, int[] Own, int[] Replaced);
