using System.Text.RegularExpressions;

namespace Disclosure.Gateway.Requests;

/// <summary>The id by which caller and operator speak of one call.</summary>
internal static partial class RequestId
{
    /// <summary>The header that brings it, and brings it back.</summary>
    public const string Header = "x-request-id";

    /// <summary>The caller's id, or a new one where it gives none or one that a log or a header could not hold safely.</summary>
    public static string From(HttpRequest request) =>
        request.Headers[Header] is [{ } given] && Allowed().IsMatch(given) ? given : Guid.NewGuid().ToString("N");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
