using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>Where a figure was found.</summary>
/// <param name="Cell">table.row.column</param>
/// <param name="Raw">As printed.</param>
/// <param name="Table">Number of the document's table, from 1; 0 for lines.</param>
/// <param name="Confidence">How sure it is that the figure belongs to the cell: 0 to 100.</param>
internal sealed record CellOrigin(string Cell, string Raw, ExtractedCell Source, int Table, int Confidence);
