using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Findings of prose that was taken from the document of another agency or year. They last until somebody confirms it.</summary>
internal static class SourceFindings
{
    /// <summary>text.wrong_agency and text.wrong_year, whatever the text says by now.</summary>
    /// <param name="source">As it was set by the import.</param>
    public static IEnumerable<Finding> Create(DocumentSource source)
    {
        if (source.AgencyName.Length > 0)
        {
            yield return new(
                "text.wrong_agency",
                Severity.Error,
                $"正文取自“{source.AgencyName}”的年报。请逐段核对、改写后确认，确认前不能提交。"
            )
            {
                Actual = source.AgencyName,
            };
        }

        if (source.Year > 0)
        {
            yield return new(
                "text.wrong_year",
                Severity.Error,
                $"正文取自 {source.Year} 年度的年报。请逐段核对、改写后确认，确认前不能提交。"
            )
            {
                Actual = $"{source.Year}",
            };
        }
    }
}
