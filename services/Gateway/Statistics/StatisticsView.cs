using Disclosure.ContractMapping;
using Disclosure.Form;

namespace Disclosure.Gateway.Statistics;

/// <summary>Figures as the public contract shows them: a map of strings, made from the packed sheet here at the edge.</summary>
internal static class StatisticsView
{
    /// <summary>The etag of figures and of prose before the first write.</summary>
    /// <remarks>Both services take it as "there must be none yet".</remarks>
    public const string UnwrittenEtag = "0";

    /// <summary>Stored figures, or an empty sheet where none are stored.</summary>
    /// <param name="required">The edition that the report's year requires.</param>
    public static PublicV1.Statistics Create(
        StatisticsV1.Statistics? figures,
        EditionCatalog editions,
        Edition required
    ) =>
        figures?.Sheet is { } sheet
            ? Create(figures.Etag, sheet, editions.Require(sheet.Edition))
            : CreateEmpty(required);

    /// <summary>The figures of a sheet. Blank cells are left out.</summary>
    /// <param name="etag">Guards the stored figures; empty for sums, which nobody edits.</param>
    /// <param name="edition">The edition that the sheet names.</param>
    public static PublicV1.Statistics Create(string etag, ReportV1.Sheet message, Edition edition)
    {
        var sheet = message.ToDomain(edition, "sheet");
        var view = new PublicV1.Statistics { Etag = etag, Edition = edition.Id };
        for (var i = 0; i < edition.Cells.Count; i++)
        {
            var value = sheet[i];
            if (value.IsNumber)
            {
                view.Cells.Add(edition.Cells[i].Name, value.ToString());
            }
            else if (value.IsNotApplicable)
            {
                view.NotApplicable.Add(edition.Cells[i].Name);
            }
        }

        // What a document printed in the place of a number stays readable beside the blank cell.
        foreach (var (cell, text) in sheet.Remarks)
        {
            view.Remarks.Add(cell, text);
        }

        return view;
    }

    /// <summary>A sheet whose cells are all blank.</summary>
    public static PublicV1.Statistics CreateEmpty(Edition edition) =>
        new() { Etag = UnwrittenEtag, Edition = edition.Id };
}
