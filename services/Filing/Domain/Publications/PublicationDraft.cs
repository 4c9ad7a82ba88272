using Disclosure.PublicTree.Reports;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>What is to be published.</summary>
/// <param name="FiguresSha256">SHA-256 of the pinned figures, lower-case hex.</param>
/// <param name="Renderer">Version of the renderer.</param>
/// <param name="Tables">Tables of the edition.</param>
/// <param name="Files">In the order in which their bytes follow.</param>
internal sealed record PublicationDraft(
    string FiguresSha256,
    string Renderer,
    IReadOnlyList<string> Tables,
    IReadOnlyList<DraftFile> Files
);

/// <summary>A file to publish.</summary>
/// <param name="File">Format, media type, file name, digest and size.</param>
/// <param name="Facts">What reading it back found; null: this format cannot be read back.</param>
internal sealed record DraftFile(PublishedFile File, ReleaseFacts? Facts);

/// <summary>What reading a file back found.</summary>
/// <param name="Years">Years that title and period speak of.</param>
/// <param name="Tables">Tables that it has.</param>
/// <param name="FiguresSha256">SHA-256 of its figures; empty: the format holds none.</param>
/// <param name="Totals">Every total of the tables that the file shows.</param>
internal sealed record ReleaseFacts(
    IReadOnlyList<int> Years,
    IReadOnlyList<string> Tables,
    string FiguresSha256,
    IReadOnlyList<PrintedTotal> Totals
);

/// <summary>A total as it is printed and as it adds up; null: blank.</summary>
/// <param name="Cell">table.row.column</param>
/// <param name="Printed">As the file shows it.</param>
/// <param name="Added">Sum of the parts that the file shows.</param>
internal sealed record PrintedTotal(string Cell, decimal? Printed, decimal? Added);
