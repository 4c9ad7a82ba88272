using Disclosure.ApiErrors;
using Disclosure.Claims.Binding;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Narrative.Domain.Checks.Regional;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Maps messages of checks to the domain and back.</summary>
internal static class CheckMapping
{
    // More names than the agencies of a province.
    private const int MaxNames = 5_000;

    /// <summary>The draft that a context makes of sections. INVALID_FIELDS where the figures are not of their edition.</summary>
    public static ProseDraft ToDraft(
        this Proto.CheckContext context,
        IReadOnlyList<Section> sections,
        string title,
        EditionCatalog editions
    ) =>
        new(
            title,
            context.Year,
            context.Region,
            sections,
            editions.Require(context.Form),
            context.Figures is { } figures
                ? new(
                    figures.ToDomain(editions, "context.figures"),
                    context.LastYear?.ToDomain(editions, "context.last_year")
                )
                : null,
            ToDirectory(context.Agencies)
        )
        {
            Regional = ToDemands(context.RulePack),
        };

    /// <summary>A number with its span in code points and all its readings.</summary>
    public static Proto.StatedNumber ToProto(this StatedNumber number)
    {
        var quantity = number.Claim.Quantity;
        var span = number.Line.SpanOf(quantity.Start, quantity.End);
        var message = new Proto.StatedNumber
        {
            Section = number.Line.Section,
            Span = new() { Start = span.Start, End = span.End },
            Value = $"{number.Claim.Value:0.##########}",
            Reference = number.Reference?.ToString() ?? "",
        };
        message.Sums.Add(number.Claim.Subject.Readings.Select(r => r.ToString()));
        return message;
    }

    private static RegionalDemands ToDemands(Disclosure.Report.V1.RulePack? pack) =>
        pack is null
            ? RegionalDemands.None
            : new(
                [
                    .. pack.SectionLimits.Select(l => new SectionLimit(
                        l.Section,
                        l.MaxCharacters,
                        ToReference(l.Source)
                    )),
                ],
                [
                    .. pack.RequiredFigures.Select(f => new RequiredFigures(
                        f.Section,
                        [.. f.Cells],
                        ToReference(f.Source)
                    )),
                ],
                [.. pack.ClosingSentences.Select(c => new ClosingSentence(c.Section, c.Text, ToReference(c.Source)))]
            );

    private static RulePackReference? ToReference(Disclosure.Report.V1.RulePackSource? source) =>
        source is null ? null : new(source.Name, source.Revision);

    // TOO_MANY_NAMES above the limit.
    private static Domain.Checks.AgencyDirectory ToDirectory(Proto.AgencyNames? names) =>
        names is null ? Domain.Checks.AgencyDirectory.Unknown
        : names.Own.Count + names.Above.Count + names.Others.Count <= MaxNames
            ? new([.. names.Own], [.. names.Above], [.. names.Others])
        : throw ApiError.InvalidField(
            "context.agencies",
            "TOO_MANY_NAMES",
            $"at most {MaxNames} names",
            $"机关名称不能超过 {MaxNames} 个"
        );
}
