using System.Text.RegularExpressions;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>How an office writes the words of the form; each switch is a habit met in real documents.</summary>
internal sealed partial record Wording(
    bool DropBrackets = false,
    bool MixNumbers = false,
    bool OtherQuotes = false,
    bool Traditional = false,
    bool LoseLetters = false
)
{
    private static readonly Dictionary<char, char> s_traditional = Inverted();

    public string Of(string text, Random random)
    {
        if (DropBrackets)
        {
            text = LongBrackets().Replace(text, "");
        }

        if (OtherQuotes)
        {
            text = text.Replace("“", random.Next(2) == 0 ? "\"" : "", StringComparison.Ordinal)
                .Replace("”", "", StringComparison.Ordinal);
        }

        if (LoseLetters && text.Length > 11)
        {
            // Somewhere behind the number and before the end, two letters are gone.
            text = text.Remove(random.Next(4, text.Length - 4), 2);
        }

        if (MixNumbers)
        {
            text = Renumber(text, random);
        }

        return Traditional ? string.Concat(text.Select(c => s_traditional.GetValueOrDefault(c, c))) : text;
    }

    private static string Renumber(string text, Random random)
    {
        var bracketed = Bracketed().Match(text);
        if (bracketed.Success)
        {
            var number = bracketed.Groups[1].Value;
            string[] forms =
            [
                $"({number})",
                $"（{number}）、",
                $"( {number})",
                $"（{"一二三四五六七".IndexOf(number, StringComparison.Ordinal) + 1}）",
            ];
            return forms[random.Next(forms.Length)] + text[bracketed.Length..];
        }

        var digit = Digit().Match(text);
        if (digit.Success)
        {
            string[] forms = ["、", "．", ". "];
            return digit.Groups[1].Value + forms[random.Next(forms.Length)] + text[digit.Length..];
        }

        var chinese = Chinese().Match(text);
        return chinese.Success
            ? $"{"一二三四五六".IndexOf(chinese.Groups[1].Value, StringComparison.Ordinal) + 1}、 {text[chinese.Length..]}"
            : text;
    }

    private static Dictionary<char, char> Inverted()
    {
        var pairs = File.ReadAllText(
            Disclosure.Testing.Repository.PathOf("services", "Intake", "Domain", "Wording", "Traditional.txt")
        );
        var inverted = new Dictionary<char, char>();
        for (var i = 0; i + 1 < pairs.Length; i += 2)
        {
            inverted.TryAdd(pairs[i + 1], pairs[i]);
        }

        return inverted;
    }

    [GeneratedRegex("（[^）]{4,}）")]
    private static partial Regex LongBrackets();

    [GeneratedRegex("^（([一二三四五六七])）")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^([0-9])\.")]
    private static partial Regex Digit();

    [GeneratedRegex("^([一二三四五六])、")]
    private static partial Regex Chinese();
}
