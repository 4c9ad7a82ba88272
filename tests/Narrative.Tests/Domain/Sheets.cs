using Disclosure.Form;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Domain;

/// <summary>Sheets with a few cells filled.</summary>
internal static class Sheets
{
    /// <summary>A sheet of the edition in force, blank but for these.</summary>
    public static Sheet Of(params IEnumerable<(string Cell, string Value)> cells) =>
        Of(Editions.E2021, cells.Select(c => KeyValuePair.Create(c.Cell, c.Value)));

    public static Sheet Of(Edition edition, IEnumerable<KeyValuePair<string, string>> cells)
    {
        var values = new CellValue[edition.Cells.Count];
        foreach (var (cell, text) in cells)
        {
            values[edition.IndexOf(cell)] = CellValue.TryParse(text, out var value)
                ? value
                : throw new ArgumentException($"{cell} cannot be {text}.", nameof(cells));
        }

        return new(edition, values);
    }
}
