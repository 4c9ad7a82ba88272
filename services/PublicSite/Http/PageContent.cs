namespace Disclosure.PublicSite.Http;

/// <summary>What a page answers with.</summary>
/// <param name="Body">The bytes, from their start; any part of them can be asked for.</param>
/// <param name="MediaType">Content-Type.</param>
/// <param name="Tag">Entity tag without quotes: the same for the same bytes.</param>
/// <param name="Caching">How long it may be kept.</param>
internal sealed record PageContent(Stream Body, string MediaType, string Tag, PageCaching Caching) : IAsyncDisposable
{
    /// <summary>Name under which browsers save it; null: none.</summary>
    public string? FileName { get; init; }

    public ValueTask DisposeAsync() => Body.DisposeAsync();
}

/// <summary>How long caches may keep an answer without asking again.</summary>
internal enum PageCaching
{
    /// <summary>It changes with a publication: a minute.</summary>
    Minute,

    /// <summary>It changes with the log: a few seconds.</summary>
    Seconds,

    /// <summary>Its address names its digest or its place in the log: for ever.</summary>
    Immutable,
}
