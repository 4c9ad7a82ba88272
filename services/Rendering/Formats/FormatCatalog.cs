using Disclosure.ApiErrors;

namespace Disclosure.Rendering.Formats;

/// <summary>The registered formats, in the order of their registration.</summary>
internal sealed class FormatCatalog(IEnumerable<IReportFormat> formats)
{
    // Fixed at start; the order is that of messages and lists.
    private readonly IReportFormat[] _formats = [.. formats];

    public IReadOnlyList<IReportFormat> All => _formats;

    /// <summary>The published schemas of all formats.</summary>
    public IEnumerable<PublishedSchema> Schemas => _formats.Select(f => f.Schema).OfType<PublishedSchema>();

    /// <summary>The format of a name; null where none is registered.</summary>
    public IReportFormat? Find(string name) => Array.Find(_formats, f => f.Name == name);

    /// <summary>The format of a name. INVALID_ARGUMENT / UNKNOWN_FORMAT where none is registered.</summary>
    public IReportFormat Require(string name) =>
        Find(name)
        ?? throw new ApiException(
            ErrorCode.InvalidArgument,
            "UNKNOWN_FORMAT",
            $"There is no format '{name}'; there are {string.Join(", ", Names(_formats))}.",
            $"不支持的格式“{name}”，可用的格式是 {string.Join("、", Names(_formats))}。"
        )
        {
            Metadata = new Dictionary<string, string> { ["format"] = name },
        };

    /// <summary>Names of formats, for messages.</summary>
    /// <remarks>The answer is lazy.</remarks>
    public static IEnumerable<string> Names(IEnumerable<IReportFormat> formats) => formats.Select(f => f.Name);
}
