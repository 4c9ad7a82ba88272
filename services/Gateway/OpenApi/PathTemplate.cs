using System.Text.RegularExpressions;

namespace Disclosure.Gateway.OpenApi;

/// <summary>A path of the contract's HTTP annotations, with a parameter in the place of each star or plain variable.</summary>
/// <param name="Path">/v1/agencies/{agency}/reports/{report}:check</param>
/// <param name="Parameters">agency, report</param>
/// <param name="Field">The request's field that the path fills; empty where there is none.</param>
internal sealed partial record PathTemplate(string Path, IReadOnlyList<string> Parameters, string Field)
{
    /// <summary>Reads a pattern such as /v1/{name=agencies/*/reports/*}:check; it holds at most one variable.</summary>
    public static PathTemplate Parse(string pattern)
    {
        var variable = Variable().Match(pattern);
        if (!variable.Success)
        {
            return new(pattern, [], "");
        }

        var field = variable.Groups["field"].Value;
        if (!variable.Groups["parts"].Success)
        {
            return new(pattern, [field], field);
        }

        var parameters = new List<string>();
        var parts = variable.Groups["parts"].Value.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i] == "*")
            {
                parameters.Add(Singular(parts[i - 1]));
                parts[i] = $"{{{parameters[^1]}}}";
            }
        }

        return new(Variable().Replace(pattern, string.Join('/', parts)), parameters, field);
    }

    // Parameters take the singular of their collection: agencies/{agency}.
    private static string Singular(string collection) =>
        collection.EndsWith("ies", StringComparison.Ordinal) ? collection[..^3] + "y" : collection[..^1];

    [GeneratedRegex(@"\{(?<field>[a-z_]+)(=(?<parts>[^}]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
