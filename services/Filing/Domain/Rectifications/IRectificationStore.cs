using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>Which items to list.</summary>
/// <param name="Agency">Whose items; with the subtree those of all below.</param>
/// <param name="Subtree">Those of all agencies below too.</param>
/// <param name="State">Null: in any state.</param>
/// <param name="Year">0: any.</param>
internal sealed record RectificationQuery(AgencyName Agency, bool Subtree, RectificationState? State, int Year);

/// <summary>A place in the list: after this agency and number.</summary>
/// <remarks>Pages go by both: numbers count within an agency.</remarks>
internal sealed record RectificationKey(string Agency, int Number)
{
    /// <summary>Before the first.</summary>
    public static RectificationKey Start { get; } = new("", 0);
}

/// <summary>Stores items. Every write has its event in the same transaction; a repeated request returns the stored response.</summary>
internal interface IRectificationStore
{
    /// <summary>The item; null if there is none.</summary>
    Task<Rectification?> FindAsync(AgencyName agency, int number, CancellationToken cancellation);

    /// <summary>By agency and number.</summary>
    /// <param name="after">The last place of the page before; <see cref="RectificationKey.Start"/> for the first page.</param>
    Task<IReadOnlyList<Rectification>> ListAsync(
        RectificationQuery query,
        RectificationKey after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Opens an item with the next number of its agency. NOT_FOUND / REPORT_NOT_FOUND, REQUEST_ID_REUSED, or the error of <paramref name="require"/>.</summary>
    /// <param name="subject">What is to be put right; it names the report, which must exist.</param>
    /// <param name="require">Throws where it may not be opened, by the agency and those above it.</param>
    /// <param name="respond">Makes the response from the item with its number.</param>
    Task<string> AddAsync(
        RectificationSubject subject,
        Action<IReadOnlyList<AgencyName>> require,
        Func<Rectification, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Moves an item. NOT_FOUND / RECTIFICATION_NOT_FOUND, REQUEST_ID_REUSED, the errors of <paramref name="decide"/>.</summary>
    /// <param name="decide">From the item, the agency and those above it to the item after the move and its event.</param>
    /// <param name="kind">Of the event that is logged with it.</param>
    Task<string> MoveAsync(
        AgencyName agency,
        int number,
        Func<Rectification, IReadOnlyList<AgencyName>, Rectification> decide,
        Log.EventKind kind,
        Func<Rectification, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );
}
