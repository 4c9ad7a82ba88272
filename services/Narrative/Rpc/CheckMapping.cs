using Disclosure.ApiErrors;
using Disclosure.Claims.Binding;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
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
        );

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

    // TOO_MANY_NAMES above the limit.
    private static Domain.Checks.AgencyDirectory ToDirectory(Proto.AgencyNames? names) =>
        names is null ? Domain.Checks.AgencyDirectory.Unknown
        : names.Own.Count + names.Above.Count + names.Others.Count <= MaxNames
            ? new([.. names.Own], [.. names.Above], [.. names.Others])
        : throw ApiError.InvalidField(
            "context.offices",
            "TOO_MANY_NAMES",
            $"at most {MaxNames} names",
            $"机关名称不能超过 {MaxNames} 个"
        );
}
