using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>What was read, cell by cell, against what is printed.</summary>
internal sealed record Score(int Shown, int Right, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missing)
{
    public static Score Of(CorpusReport report, DocumentReading reading)
    {
        var (shown, right) = (0, 0);
        var (wrong, missing) = (new List<string>(), new List<string>());
        for (var i = 0; i < reading.Sheet.Edition.Cells.Count; i++)
        {
            var cell = reading.Sheet.Edition.Cells[i];
            var (truth, value) = (TruthOf(report, cell), reading.Sheet[i]);
            if (value.IsNumber && value.Number != truth)
            {
                wrong.Add($"{cell.Name}: {value}, printed {truth?.ToString() ?? "nothing"}");
            }

            if (truth is not null)
            {
                shown++;
                right += value.IsNumber && value.Number == truth ? 1 : 0;
                if (!value.IsNumber)
                {
                    missing.Add(cell.Name);
                }
            }
        }

        return new(shown, right, wrong, missing);
    }

    // A number with the unit of its own column is that number.
    private static decimal? TruthOf(CorpusReport report, FormCell cell) =>
        report.Cells.GetValueOrDefault(cell.Name) is { } plain ? plain
        : report.Raw.GetValueOrDefault(cell.Name) is { } raw
        && cell.Column.Unit.Length > 0
        && raw.EndsWith(cell.Column.Unit, StringComparison.Ordinal)
            ? decimal.Parse(raw[..^cell.Column.Unit.Length])
        : null;
}
