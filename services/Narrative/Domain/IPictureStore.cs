using Disclosure.Imaging;

namespace Disclosure.Narrative.Domain;

/// <summary>Stores pictures by the digest of their bytes, each once.</summary>
internal interface IPictureStore
{
    // A picture that is there already stays as it is: the same id means the same bytes.
    Task AddAsync(PictureContent picture, DateTimeOffset time, CancellationToken cancellation);

    /// <summary>Null where there is none of this name.</summary>
    Task<PictureContent?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Sizes of those that are stored, in any order.</summary>
    Task<IReadOnlyList<PictureSize>> FindSizesAsync(IReadOnlyList<string> ids, CancellationToken cancellation);
}
