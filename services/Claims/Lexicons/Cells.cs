namespace Disclosure.Claims.Lexicons;

/// <summary>Which rows and columns of the form the facets name.</summary>
internal static class Cells
{
    public static readonly IReadOnlyList<string> Total = ["total"];

    private static readonly string[] s_organizations =
    [
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other_organization",
    ];

    // By the facet's number: each number of a text asks for them.
    private static readonly string[] s_rows = [.. Enum.GetValues<WordMeaning>().Select(RowOf)];
    private static readonly string[][] s_columns = [.. Enum.GetValues<WordMeaning>().Select(ColumnsOf)];

    private static readonly HashSet<string> s_reasons =
    [
        .. Enum.GetValues<WordMeaning>().Where(IsReason).Select(RowOf),
    ];

    /// <summary>Whether the facet is a result of a request: 三(一) to (六) and the reasons under them.</summary>
    public static bool IsResult(WordMeaning facet) => facet is >= WordMeaning.Granted and <= WordMeaning.OtherRest;

    /// <summary>Whether it is one of the reasons under a group.</summary>
    public static bool IsReason(WordMeaning facet) => IsResult(facet) && GroupOf(facet) != facet;

    /// <summary>The same of the row's name; a group's ends in a wildcard.</summary>
    public static bool IsReason(string row) => s_reasons.Contains(row);

    public static bool IsRow(WordMeaning facet) => facet is >= WordMeaning.Received and <= WordMeaning.OtherAny;

    public static bool IsColumn(WordMeaning facet) =>
        facet is >= WordMeaning.Natural and <= WordMeaning.OtherOrganization;

    public static bool IsOutcome(WordMeaning facet) => facet is >= WordMeaning.Upheld and <= WordMeaning.Pending;

    public static bool IsLifecycle(WordMeaning facet) => facet is >= WordMeaning.Issued and <= WordMeaning.InForce;

    public static bool IsProceeding(WordMeaning facet) =>
        facet is WordMeaning.Review or WordMeaning.Litigation or WordMeaning.Direct or WordMeaning.AfterReview;

    public static bool IsDocument(WordMeaning facet) => facet is WordMeaning.Normative or WordMeaning.Rules;

    public static bool IsDecision(WordMeaning facet) =>
        facet is WordMeaning.Licensing or WordMeaning.Penalties or WordMeaning.Coercion;

    public static bool IsNoun(WordMeaning facet) => facet is >= WordMeaning.Request and <= WordMeaning.Channel;

    /// <summary>The group that a result belongs to; itself for a group.</summary>
    public static WordMeaning GroupOf(WordMeaning facet) =>
        facet switch
        {
            >= WordMeaning.Refused and <= WordMeaning.RefusedAdministrativeQuery => WordMeaning.Refused,
            >= WordMeaning.Unavailable and <= WordMeaning.UnavailableStillUnclear => WordMeaning.Unavailable,
            >= WordMeaning.Unprocessed and <= WordMeaning.UnprocessedConfirmation => WordMeaning.Unprocessed,
            >= WordMeaning.Other and <= WordMeaning.OtherRest => WordMeaning.Other,
            _ => facet,
        };

    public static string Row(WordMeaning facet) => s_rows[(int)facet];

    private static string RowOf(WordMeaning facet) =>
        facet switch
        {
            WordMeaning.Received or WordMeaning.New => "received",
            WordMeaning.CarriedIn => "carried_in",
            WordMeaning.CarriedOut => "carried_out",
            WordMeaning.Concluded => "concluded",
            WordMeaning.Granted => "granted",
            WordMeaning.Partly => "partly_granted",
            WordMeaning.Refused => "refused_*",
            WordMeaning.Unavailable => "unavailable_*",
            WordMeaning.Unprocessed => "unprocessed_*",
            WordMeaning.Other => "other*",
            WordMeaning.Review => "review",
            WordMeaning.Direct => "direct_litigation",
            WordMeaning.AfterReview => "litigation_after_review",
            WordMeaning.Normative => "normative_documents",
            _ => Snake(facet),
        };

    public static IReadOnlyList<string> Columns(WordMeaning facet) => s_columns[(int)facet];

    private static string[] ColumnsOf(WordMeaning facet) =>
        facet switch
        {
            WordMeaning.Organizations => s_organizations,
            WordMeaning.Natural => ["natural_person"],
            WordMeaning.OtherOutcome => ["other"],
            _ => [Snake(facet)],
        };

    /// <summary>Rows of table four.</summary>
    public static IEnumerable<string> Proceedings(WordMeaning facet) =>
        facet == WordMeaning.Litigation ? [Row(WordMeaning.Direct), Row(WordMeaning.AfterReview)] : [Row(facet)];

    // RefusedStateSecret is refused_state_secret.
    private static string Snake(WordMeaning facet) =>
        string.Concat(
            facet
                .ToString()
                .Select(
                    (c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()
                )
        );
}
