namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Numbers as people read them.</summary>
internal static class Plain
{
    /// <summary>Without trailing zeros.</summary>
    public static string Of(decimal number) => number.ToString("0.#########");
}
