using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.PublicTree.Lists;

/// <summary>The last report of a page, by which the next page goes on: the agencies from the top of the walk down, and its id.</summary>
internal sealed record ListPosition(IReadOnlyList<string> Agencies, string Report)
{
    private const char Separator = ',';
    private const int MaxDepth = 32;

    /// <summary>The position as a key.</summary>
    public string ToKey() => string.Join(Separator, [.. Agencies, Report]);

    /// <summary>Parses a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ListPosition Parse(string key)
    {
        var parts = key.Split(Separator, MaxDepth + 1);
        try
        {
            // Ids become paths: what is no id is refused here.
            var agencies = Array.ConvertAll(parts[..^1], id => AgencyName.FromId("key", id));
            return agencies.Length is > 0 and <= MaxDepth
                ? new([.. agencies.Select(a => a.Id)], ReportName.FromId("key", agencies[^1], parts[^1]).Id)
                : throw new FormatException("The key names no agency.");
        }
        catch (ApiException invalid)
        {
            throw new FormatException("The key holds what is no id.", invalid);
        }
    }
}
