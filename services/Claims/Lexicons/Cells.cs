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
    private static readonly string[] s_rows = [.. Enum.GetValues<Facet>().Select(RowOf)];
    private static readonly string[][] s_columns = [.. Enum.GetValues<Facet>().Select(ColumnsOf)];

    private static readonly HashSet<string> s_reasons = [.. Enum.GetValues<Facet>().Where(IsReason).Select(RowOf)];

    /// <summary>Whether the facet is a result of a request: 三(一) to (六) and the reasons under them.</summary>
    public static bool IsResult(Facet facet) => facet is >= Facet.Granted and <= Facet.OtherRest;

    /// <summary>Whether it is one of the reasons under a group.</summary>
    public static bool IsReason(Facet facet) => IsResult(facet) && GroupOf(facet) != facet;

    /// <summary>The same of the row's name; a group's ends in a wildcard.</summary>
    public static bool IsReason(string row) => s_reasons.Contains(row);

    public static bool IsRow(Facet facet) => facet is >= Facet.Received and <= Facet.OtherAny;

    public static bool IsColumn(Facet facet) => facet is >= Facet.Natural and <= Facet.OtherOrganization;

    public static bool IsOutcome(Facet facet) => facet is >= Facet.Upheld and <= Facet.Pending;

    public static bool IsLifecycle(Facet facet) => facet is >= Facet.Issued and <= Facet.InForce;

    public static bool IsProceeding(Facet facet) =>
        facet is Facet.Review or Facet.Litigation or Facet.Direct or Facet.AfterReview;

    public static bool IsDocument(Facet facet) => facet is Facet.Normative or Facet.Rules;

    public static bool IsDecision(Facet facet) => facet is Facet.Licensing or Facet.Penalties or Facet.Coercion;

    public static bool IsNoun(Facet facet) => facet is >= Facet.Request and <= Facet.Channel;

    /// <summary>The group that a result belongs to; itself for a group.</summary>
    public static Facet GroupOf(Facet facet) =>
        facet switch
        {
            >= Facet.Refused and <= Facet.RefusedAdministrativeQuery => Facet.Refused,
            >= Facet.Unavailable and <= Facet.UnavailableStillUnclear => Facet.Unavailable,
            >= Facet.Unprocessed and <= Facet.UnprocessedConfirmation => Facet.Unprocessed,
            >= Facet.Other and <= Facet.OtherRest => Facet.Other,
            _ => facet,
        };

    public static string Row(Facet facet) => s_rows[(int)facet];

    private static string RowOf(Facet facet) =>
        facet switch
        {
            Facet.Received or Facet.New => "received",
            Facet.CarriedIn => "carried_in",
            Facet.CarriedOut => "carried_out",
            Facet.Concluded => "concluded",
            Facet.Granted => "granted",
            Facet.Partly => "partly_granted",
            Facet.Refused => "refused_*",
            Facet.Unavailable => "unavailable_*",
            Facet.Unprocessed => "unprocessed_*",
            Facet.Other => "other*",
            Facet.Review => "review",
            Facet.Direct => "direct_litigation",
            Facet.AfterReview => "litigation_after_review",
            Facet.Normative => "normative_documents",
            _ => Snake(facet),
        };

    public static IReadOnlyList<string> Columns(Facet facet) => s_columns[(int)facet];

    private static string[] ColumnsOf(Facet facet) =>
        facet switch
        {
            Facet.Organizations => s_organizations,
            Facet.Natural => ["natural_person"],
            Facet.OtherOutcome => ["other"],
            _ => [Snake(facet)],
        };

    /// <summary>Rows of table four.</summary>
    public static IEnumerable<string> Proceedings(Facet facet) =>
        facet == Facet.Litigation ? [Row(Facet.Direct), Row(Facet.AfterReview)] : [Row(facet)];

    // RefusedStateSecret is refused_state_secret.
    private static string Snake(Facet facet) =>
        string.Concat(
            facet
                .ToString()
                .Select(
                    (c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()
                )
        );
}
