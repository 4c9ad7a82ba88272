using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>An edition of the form as the public contract shows it.</summary>
/// <remarks>For GET /v1/editions: programs draw forms and check figures from it without code of their own.</remarks>
public static class EditionMapper
{
    /// <summary>The whole edition: header, tables with their printed grids, rules and outline.</summary>
    public static Proto.Edition ToProto(this Edition edition)
    {
        var message = new Proto.Edition
        {
            Edition_ = edition.Id,
            Digest = edition.Digest,
            Notice = edition.Notice,
            FirstYear = edition.FirstYear,
        };
        if (edition.LastYear is { } last)
        {
            // Absent and not 0 where the edition is still in force.
            message.LastYear = last;
        }

        message.Tables.Add(edition.Tables.Select(TableMapping.ToProto));
        message.Rules.Add(edition.Rules.Select(RuleMapping.ToProto));
        message.Sections.Add(edition.Sections.Select(ToProto));
        message.Mappings.Add(edition.Mappings.Select(ToProto));
        return message;
    }

    private static Proto.SectionForm ToProto(SectionForm form)
    {
        var message = new Proto.SectionForm
        {
            Section = form.Section,
            Table = form.Table,
            Heading = form.Heading,
            // Unspecified: the section may be absent.
            Required = (Proto.Severity?)form.Required ?? Proto.Severity.Unspecified,
        };
        message.Aliases.Add(form.Aliases);
        message.Sections.Add(form.Sections.Select(ToProto));
        return message;
    }

    private static Proto.EditionMapping ToProto(EditionMapping mapping)
    {
        var message = new Proto.EditionMapping { From = mapping.From };
        // A mapping is declared cell by cell; what it drops or adds has a reason that people read.
        message.Cells.Add(mapping.Cells.Select(c => new Proto.Correspondence { From = c.From, To = c.To }));
        message.Dropped.Add(mapping.Dropped.Select(ToProto));
        message.Added.Add(mapping.Added.Select(ToProto));
        return message;
    }

    private static Proto.NoCounterpart ToProto(NoCounterpart cells) =>
        new() { Cells = cells.Cells, Reason = cells.Reason };
}
