namespace Disclosure.Form;

/// <summary>
/// The most prose that a report may hold. Narrative saves no more, and every format renders as much: a report that can be saved can
/// be printed. Real reports stay below a tenth of each.
/// </summary>
public static class ProseLimits
{
    /// <summary>Blocks; each item of a list and each row of a small table counts as one.</summary>
    public const int MaxParagraphs = 2_000;

    /// <summary>UTF-16 characters of all blocks, those of small tables included.</summary>
    public const int MaxCharacters = 200_000;

    /// <summary>UTF-16 characters of all small tables: a narrow column needs many lines for few characters.</summary>
    public const int MaxTableCharacters = 50_000;

    /// <summary>Places where a picture is shown.</summary>
    public const int MaxPictures = 50;

    /// <summary>Bytes of all pictures, each counted once: they travel in one message with the prose.</summary>
    public const int MaxPictureBytes = 16 * 1024 * 1024;

    /// <summary>Pixels of all pictures, each counted once: some formats decode them.</summary>
    public const long MaxPicturePixels = 100_000_000;
}
