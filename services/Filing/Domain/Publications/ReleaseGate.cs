using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>The last look before files become public: they must be this report's, whole, and say what was approved.</summary>
/// <remarks>Pure: what is public already is read by the caller.</remarks>
internal static class ReleaseGate
{
    /// <summary>Codes of the faults, each with the format of its file, such as "release.year pdf"; none where the files may go out.</summary>
    /// <param name="draft">What is to be published; facts come from reading the files back.</param>
    /// <param name="twins">Digests of the files that are public as files of other reports.</param>
    public static IReadOnlyList<string> FindFaults(
        ReportName report,
        PublicationDraft draft,
        IReadOnlySet<string> twins
    ) =>
        [
            .. draft.Files.SelectMany(f => FindFaults(report, draft, f, twins)),
            // At least one file must have been read back with its figures: nothing goes out that nobody has looked into.
            .. draft.Files.Any(f => f.Facts is { FiguresSha256.Length: > 0 })
                ? Array.Empty<string>()
                : ["release.unread"],
        ];

    private static IEnumerable<string> FindFaults(
        ReportName report,
        PublicationDraft draft,
        DraftFile file,
        IReadOnlySet<string> twins
    )
    {
        var format = file.File.Format;
        if (twins.Contains(file.File.Sha256))
        {
            yield return $"release.twin {format}";
        }

        // A format that cannot be read back is covered by its digest and by the files beside it.
        if (file.Facts is not { } facts)
        {
            yield break;
        }

        if (facts.Years.Any(year => year != report.Year))
        {
            // Tables that a file has beyond those of the edition are no fault.
            yield return $"release.year {format}";
        }

        if (draft.Tables.Except(facts.Tables).Any())
        {
            yield return $"release.tables {format}";
        }

        if (facts.FiguresSha256.Length > 0 && facts.FiguresSha256 != draft.FiguresSha256)
        {
            yield return $"release.figures {format}";
        }

        // Blank and blank are equal: null is compared with null.
        if (facts.Totals.Any(t => t.Printed != t.Added))
        {
            yield return $"release.totals {format}";
        }
    }
}
