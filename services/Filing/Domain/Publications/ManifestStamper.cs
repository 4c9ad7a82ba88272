using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>
/// Time stamps of manifests where an authority is configured. One that does not answer holds no publication up: the tree shows it without,
/// and every later update asks again.
/// </summary>
internal sealed partial class ManifestStamper(
    IStampStore stamps,
    IEnumerable<ITimeStampAuthority> authorities,
    ILogger<ManifestStamper> logger
)
{
    // Asked for in one update; the rest is for the next.
    // A tree of thousands of reports, stamped for the first time, would else hold up the publication that came in between.
    private const int MaxLate = 20;

    // A second authority would be an error of the registration, and throws.
    private readonly ITimeStampAuthority? _authority = authorities.SingleOrDefault();

    /// <summary>The token of a version's manifest, asked for where there is none yet; null: none can be had now.</summary>
    public async Task<byte[]?> FindAsync(PublicationRecord record, CancellationToken cancellation)
    {
        var kept = await stamps.FindAsync(record.Name, record.Version, cancellation);
        if (kept is not null || _authority is null)
        {
            return kept;
        }

        try
        {
            var token = await _authority.StampAsync(record.Manifest, cancellation);
            await stamps.AddAsync(record.Name, record.Version, token, cancellation);
            // Of two updates at once the first one's token is the one that is shown.
            // AddAsync keeps the first token, so that what is read back may be another than the one just made.
            return await stamps.FindAsync(record.Name, record.Version, cancellation);
        }
        catch (IOException away)
        {
            LogAway(logger, $"{record.Name}", away.Message);
            return null;
        }
    }

    /// <summary>Reports whose stamp could not be had before.</summary>
    /// <returns>At most 20; none where no authority is configured.</returns>
    public async Task<IReadOnlyList<ReportName>> ListLateAsync(CancellationToken cancellation) =>
        _authority is null ? [] : await stamps.ListUnstampedAsync(MaxLate, cancellation);

    [LoggerMessage(46, LogLevel.Warning, "The manifest of {Report} has no time stamp yet: {Reason}")]
    private static partial void LogAway(ILogger logger, string report, string reason);
}
