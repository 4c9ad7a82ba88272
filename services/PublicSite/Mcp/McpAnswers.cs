using Disclosure.PublicSite.Pages;

namespace Disclosure.PublicSite.Mcp;

/// <summary>Reports that were found.</summary>
/// <param name="NextPageToken">Goes on with the search; empty at its end.</param>
internal sealed record SearchAnswer(IReadOnlyList<ReportListItem> Reports, string NextPageToken);

/// <summary>Figures of a version.</summary>
/// <param name="Receipt">Address of the proof that the version is in the log.</param>
/// <param name="Remaining">How many figures more there are; they are asked for by a narrower prefix.</param>
internal sealed record FiguresAnswer(
    string Name,
    string AgencyName,
    int Year,
    string Edition,
    int Version,
    string Receipt,
    string Manifest,
    IReadOnlyList<FigureItem> Figures,
    int Remaining
);

/// <summary>One figure.</summary>
/// <param name="Value">The number as published; absent where there is none.</param>
/// <param name="State">NUMBER, BLANK or NOT_APPLICABLE: a blank is no zero.</param>
internal sealed record FigureItem(
    string Cell,
    string Table,
    string Row,
    string Column,
    string Unit,
    string? Value,
    PublicTree.Figures.FigureState State,
    string? Remark
);
