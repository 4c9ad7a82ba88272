using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Reads settings before the container exists, and says what is wrong with those that it has validated.</summary>
internal static partial class SettingsReader
{
    /// <summary>The settings; null where a value is of another type or breaks a rule.</summary>
    public static T? TryRead<T>(IConfiguration configuration)
        where T : class, new()
    {
        try
        {
            // The same binder as the container uses, so that both agree.
            var read = configuration.Get<T>() ?? new();
            return Validator.TryValidateObject(read, new(read), null, validateAllProperties: true) ? read : null;
        }
        // The binder says so of a value that is no number or no truth value. The start repeats the reading and reports it.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>One sentence for each rule that is broken, with the name of the variable in place of that of the property.</summary>
    public static IEnumerable<string> Describe(OptionsValidationException wrong) =>
        wrong.Failures.Select(failure => Describe(failure, wrong.OptionsType));

    // The framework says: DataAnnotation validation failed for 'Type' members: 'Property' with the error: 'Sentence.'.
    private static string Describe(string failure, Type options)
    {
        // A failure of another form is said as it is.
        var parts = Annotated().Match(failure);
        if (!parts.Success)
        {
            return failure;
        }

        var sentence = parts.Groups["sentence"].Value;
        foreach (var member in parts.Groups["members"].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            var key = options.GetProperty(member)?.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name;
            sentence = key is null ? sentence : sentence.Replace(member, key, StringComparison.Ordinal);
        }

        return sentence;
    }

    [GeneratedRegex("members: '(?<members>[^']*)' with the error: '(?<sentence>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Annotated();
}
