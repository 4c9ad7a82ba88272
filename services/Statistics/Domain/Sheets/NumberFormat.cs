namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>Numbers as messages print them.</summary>
internal static class NumberFormat
{
    /// <summary>Formats a number with up to nine decimals, without trailing zeros.</summary>
    public static string Format(decimal number) => number.ToString("0.#########");
}
