using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Checks;

/// <summary>Finds tables that are not of the edition that the year requires, and rows that are printed in place of others.</summary>
internal static class EditionCheck
{
    // The one rule that is not in the data of an edition, since it compares editions.
    private const string Code = "form.edition";

    /// <summary>Adds what is found; the severity of a wrong edition depends on the stage.</summary>
    /// <param name="required">The edition that the year requires; null where none is known.</param>
    /// <param name="year">The year reported on; for the message.</param>
    public static void Find(Sheet sheet, Edition? required, int year, CheckStage stage, ref FindingList findings)
    {
        if (required is not null && required.Id != sheet.Edition.Id)
        {
            findings.Add(
                new(
                    Code,
                    stage == CheckStage.Import ? Severity.Warning : Severity.Error,
                    $"{year}年的年报应使用{required.Notice}的表样（{required.Id}版），现有表格是{sheet.Edition.Id}版。请按{required.Id}版表样重新填写。"
                )
                {
                    Expected = required.Id,
                    Actual = sheet.Edition.Id,
                }
            );
        }

        // Not wrong, only printed in another way: the figures count, and a person is asked to split them.
        foreach (var alternative in sheet.Edition.Alternatives)
        {
            if (sheet.Uses(alternative))
            {
                findings.Add(DescribeAlternative(sheet.Edition, alternative));
            }
        }
    }

    private static Finding DescribeAlternative(Edition edition, AlternativeRow alternative)
    {
        var row = edition.Cells[alternative.Own[0]];
        var rows = alternative.Replaced.Select(i => edition.Cells[i].Row.Label).Distinct().ToArray();
        return new(
            Code,
            Severity.Note,
            $"{row.Table.Title}“{row.Row.Title}”只印了一行，表样把它分为 {rows.Length} 行（{string.Join("；", rows)}）。已按原样保留，请按表样拆开填写。"
        )
        {
            Cells = [.. alternative.Own.Select(i => edition.Cells[i].Name)],
        };
    }
}
