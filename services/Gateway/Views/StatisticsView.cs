using Disclosure.ContractMapping;
using Disclosure.Form;

namespace Disclosure.Gateway.Views;

/// <summary>Figures as the public contract shows them: a map of strings, made of the packed sheet here at the edge.</summary>
internal static class StatisticsView
{
    /// <summary>What is shown before the first write.</summary>
    public const string NoneYet = "0";

    public static PublicV1.Statistics Of(string etag, ReportV1.Sheet message, Edition edition)
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

        foreach (var (cell, text) in sheet.Remarks)
        {
            view.Remarks.Add(cell, text);
        }

        return view;
    }

    public static PublicV1.Statistics Empty(Edition edition) => new() { Etag = NoneYet, Edition = edition.Id };
}
