using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>Names the fields of an error as a caller of JSON writes them: <c>agency.creditCode</c> for <c>agency.credit_code</c>.</summary>
internal static partial class JsonFieldNames
{
    /// <summary>The status with the fields of its violations in camelCase; keys of maps stay as they are.</summary>
    public static Google.Rpc.Status Apply(Google.Rpc.Status status)
    {
        // Without violations there are no field names; the status is passed on as it is.
        if (status.GetDetail<BadRequest>() is not { } request)
        {
            return status;
        }

        // A copy: the original may be the one that gRPC callers get.
        var renamed = status.Clone();
        foreach (var violation in request.FieldViolations)
        {
            violation.Field = ToCamelCase(violation.Field);
        }

        // At its own place, so that the order of details does not change.
        var place = renamed.Details.Select(d => d.Is(BadRequest.Descriptor)).ToList().IndexOf(true);
        renamed.Details[place] = Any.Pack(request);
        return renamed;
    }

    /// <summary>The path in camelCase.</summary>
    public static string ToCamelCase(string path) =>
        WordOrKey().Replace(path, m => m.Value.StartsWith('_') ? $"{char.ToUpperInvariant(m.Value[1])}" : m.Value);

    // What stands in brackets is an index or a key; it matches whole and stays.
    [GeneratedRegex("""\[[^\]]*\]|_[a-z]""", RegexOptions.CultureInvariant)]
    private static partial Regex WordOrKey();
}
