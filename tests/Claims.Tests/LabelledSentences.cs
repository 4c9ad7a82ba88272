using Disclosure.Form.References;
using Disclosure.Testing;

namespace Disclosure.Claims.Tests;

/// <summary>What a sentence claims: a number, and the first sum of cells that it may be.</summary>
internal sealed record LabelledClaim(decimal Value, string Sum);

/// <summary>One line of tests/Conformance/claims, whose README says how labels are written.</summary>
internal sealed record LabelledSentence(string Section, string Text, IReadOnlyList<LabelledClaim> Claims)
{
    private static readonly string[] s_organizations =
    [
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other_organization",
    ];

    public static IReadOnlyList<LabelledSentence> Load(string file) =>
        [.. File.ReadLines(Repository.PathOf("tests", "Conformance", "claims", file)).Select(Parse)];

    private static LabelledSentence Parse(string line)
    {
        var parts = line.Split('\t');
        return new(
            parts[0],
            parts[1],
            [
                .. parts[2]
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(label => label.Split('='))
                    .Select(label => new LabelledClaim(decimal.Parse(label[0]), SumOf(label[1]))),
            ]
        );
    }

    private static string SumOf(string label)
    {
        var isLast = label.StartsWith("last:", StringComparison.Ordinal);
        var sum = new CellSum([
            .. label
                .Replace("last:", "", StringComparison.Ordinal)
                .Split('+')
                .SelectMany(CellsOf)
                .Select(c => new CellTerm(c)),
        ]);
        return (isLast ? sum.OfLastYear() : sum).ToString();
    }

    private static IEnumerable<string> CellsOf(string label)
    {
        var parts = label.Split('.');
        var column = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "review" => [$"proceedings.review.{Or(column, "total")}"],
            "direct" => [$"proceedings.direct_litigation.{Or(column, "total")}"],
            "after_review" => [$"proceedings.litigation_after_review.{Or(column, "total")}"],
            "litigation" =>
            [
                $"proceedings.direct_litigation.{Or(column, "total")}",
                $"proceedings.litigation_after_review.{Or(column, "total")}",
            ],
            "rules" => [$"proactive.rules.{column}"],
            "normative" => [$"proactive.normative_documents.{column}"],
            "licensing" or "penalties" or "coercion" => [$"proactive.{parts[0]}.decisions"],
            "fees" => ["proactive.fees.amount"],
            "new" => [$"requests.received.{Or(column, "total")}"],
            "refused" or "unavailable" or "unprocessed" => [$"requests.{parts[0]}_*.{Or(column, "total")}"],
            "other" => [$"requests.other*.{Or(column, "total")}"],
            _ when column == "organizations" => s_organizations.Select(o => $"requests.{parts[0]}.{o}"),
            _ => [$"requests.{parts[0]}.{Or(column, "total")}"],
        };
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
