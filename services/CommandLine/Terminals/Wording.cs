namespace Disclosure.CommandLine.Terminals;

/// <summary>In which language people are spoken to.</summary>
internal sealed record Wording(bool IsChinese)
{
    private const string Option = "--lang";

    /// <summary>The words in the language.</summary>
    public string Choose(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>By <c>--lang</c>, else by the locale: English where that is English or C, otherwise Chinese.</summary>
    /// <remarks>Asked before the arguments are parsed, since the descriptions of options are worded too.</remarks>
    public static Wording Find(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string[] locales = ["LC_ALL", "LC_MESSAGES", "LANG"];
        var locale = locales.Select(name => environment.GetValueOrDefault(name, "")).FirstOrDefault(v => v.Length > 0);
        var chosen = FindOption(arguments) ?? locale ?? "zh";
        return new(
            !(
                chosen.StartsWith("en", StringComparison.OrdinalIgnoreCase)
                || chosen is "C" or "POSIX"
                || chosen.StartsWith("C.", StringComparison.Ordinal)
            )
        );
    }

    private static string? FindOption(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Option && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }

            if (arguments[i].StartsWith($"{Option}=", StringComparison.Ordinal))
            {
                return arguments[i][(Option.Length + 1)..];
            }
        }

        return null;
    }
}
