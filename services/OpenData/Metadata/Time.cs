using System.Globalization;

namespace Disclosure.OpenData.Metadata;

/// <summary>Times in metadata (ISO 8601, UTC).</summary>
internal static class Time
{
    public static string Format(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string FormatDate(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
