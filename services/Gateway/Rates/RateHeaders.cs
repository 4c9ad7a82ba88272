using System.Globalization;
using Disclosure.ServiceDefaults.Admission;

namespace Disclosure.Gateway.Rates;

/// <summary>RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers): what a caller may do, and what of it is left.</summary>
internal static class RateHeaders
{
    /// <summary>What is left of a rate, in the words of the draft: r calls, all of them again after t seconds.</summary>
    public const string Left = "RateLimit";

    /// <summary>The rates: q calls in w seconds.</summary>
    public const string Policy = "RateLimit-Policy";

    /// <summary>Writes the rates that hold for a call.</summary>
    public static void Write(
        IHeaderDictionary answer,
        params ReadOnlySpan<(string Name, CallRate Rate, long Left)> rates
    )
    {
        var policies = new string[rates.Length];
        var left = new string[rates.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            var (name, rate, permits) = rates[i];
            policies[i] = $"\"{name}\";q={rate.Burst};w=2";
            left[i] = string.Create(
                CultureInfo.InvariantCulture,
                $"\"{name}\";r={permits};t={rate.TimeToFull(permits).TotalSeconds}"
            );
        }

        answer[Policy] = string.Join(", ", policies);
        answer[Left] = string.Join(", ", left);
    }
}
