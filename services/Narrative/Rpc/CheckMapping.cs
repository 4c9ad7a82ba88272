using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Checks between message and domain.</summary>
internal static class CheckMapping
{
    private const int MaxNames = 5_000;

    /// <summary>The draft that a context makes of sections. INVALID_FIELDS where the figures are not of their edition.</summary>
    public static Draft ToDraft(
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
            ToDirectory(context.Offices)
        );

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

    private static Domain.Checks.Directory ToDirectory(Proto.OfficeNames? names) =>
        names is null ? Domain.Checks.Directory.Unknown
        : names.Own.Count + names.Above.Count + names.Others.Count <= MaxNames
            ? new([.. names.Own], [.. names.Above], [.. names.Others])
        : throw ApiError.InvalidField(
            "context.offices",
            "TOO_MANY_NAMES",
            $"at most {MaxNames} names",
            $"机关名称不能超过 {MaxNames} 个"
        );
}
