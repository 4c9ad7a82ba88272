using Disclosure.Filing.Domain.RulePacks;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.OwnedRows;

/// <summary>What the owner of a row said; the numbers are those of the contract.</summary>
internal enum RowConfirmation
{
    Asked = 1,
    Confirmed = 2,
    Disputed = 3,
}

/// <summary>What was asked or said last of a row of a report.</summary>
/// <param name="Row">table.row</param>
/// <param name="Owner">Who answered, or was asked; another owner's answer does not count for a row that has changed hands.</param>
/// <param name="Fingerprint">Of the figures that are meant.</param>
/// <param name="Reason">What the owner said; empty: nothing.</param>
/// <param name="Actor">Principal who asked or answered.</param>
internal sealed record RowRecord(
    ReportName Report,
    string Row,
    AgencyName Owner,
    RowConfirmation Confirmation,
    string Fingerprint,
    string Reason,
    string Actor,
    DateTimeOffset CreateTime
);

/// <summary>A row that another agency answers for.</summary>
/// <param name="Owner">Never the report's own agency: a row of its own needs nobody else.</param>
/// <param name="OwnerTitle">Title that it has now.</param>
/// <param name="Record">Null: its owner was never asked.</param>
/// <param name="Source">The pack that says who answers for it.</param>
internal sealed record OwnedRow(
    string Row,
    AgencyName Owner,
    string OwnerTitle,
    RowRecord? Record,
    RulePackSource Source
)
{
    /// <summary>Whether the owner has confirmed these figures.</summary>
    /// <param name="fingerprint">Of the figures as they are: a confirmation of others says nothing of these.</param>
    public bool IsConfirmed(string fingerprint) =>
        Record is { Confirmation: RowConfirmation.Confirmed } && Record.Fingerprint == fingerprint;

    /// <summary>Whether the owner disputes these figures.</summary>
    /// <remarks>A dispute of figures that have changed since is over: the row is unconfirmed again.</remarks>
    public bool IsDisputed(string fingerprint) =>
        Record is { Confirmation: RowConfirmation.Disputed } && Record.Fingerprint == fingerprint;
}

/// <summary>The figures of a row as they are.</summary>
/// <param name="Row">table.row</param>
/// <param name="Cells">table.row.column of each figure.</param>
/// <param name="Figures">For people.</param>
internal sealed record RowFigures(string Row, string Fingerprint, IReadOnlyList<string> Cells, string Figures);
