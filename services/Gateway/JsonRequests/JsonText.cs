using System.Text.Json;
using System.Text.Unicode;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>Whether strings of JSON are text: UTF-8, and escapes that make whole characters. The reader looks at neither by itself.</summary>
internal static class JsonText
{
    /// <summary>Looks at the string or name that the reader stands on.</summary>
    public static bool IsText(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return Utf8.IsValid(json.ValueSpan);
        }

        try
        {
            json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8: the reader has no other way to say so.
            return false;
        }
    }
}
