namespace Disclosure.ResourceNames;

/// <summary>统一社会信用代码, GB 32100-2015: 18 characters, the last one a check character.</summary>
public static class CreditCode
{
    // Digits and capital letters without I, O, S, V and Z, each worth its position.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether the text is 18 characters of the code's alphabet, a valid check character included.</summary>
    public static bool IsValid(ReadOnlySpan<char> code) =>
        code.Length == 18 && ExpectedCheck(code[..17]) is { } check && code[17] == check;

    /// <summary>The check character of the first 17 characters; null where one of them is not of the alphabet.</summary>
    public static char? ExpectedCheck(ReadOnlySpan<char> body)
    {
        if (body.Length != 17)
        {
            return null;
        }

        var (sum, weight) = (0, 1);
        foreach (var c in body)
        {
            var value = Alphabet.IndexOf(c);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            // The weight of a position is 3^i mod 31.
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
