using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Verification;

/// <summary>What was verified and what does not verify.</summary>
/// <param name="Target">What the user named.</param>
/// <param name="Kind">receipt, publication, tree or log.</param>
internal sealed record VerificationResult(string Target, string Kind)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Everything verifies.</summary>
    public bool Verified => Problems.Count == 0;

    /// <summary>In the order in which they were found; of a log the first alone.</summary>
    public List<VerificationProblem> Problems { get; } = [];

    /// <summary>What was looked at, by name: counts, the entry of a receipt, the size of the log.</summary>
    public SortedDictionary<string, string> Facts { get; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public ExitCode Exit => Verified ? ExitCode.Done : ExitCode.NotPassed;

    public void Add(string code, string subject, string message) => Problems.Add(new(code, subject, message));

    /// <summary>Writes the result as one line of JSON or in sentences.</summary>
    public void Write(Terminal terminal, Wording wording, bool asJson)
    {
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(this, s_json));
            return;
        }

        foreach (var problem in Problems)
        {
            terminal.Output.WriteLine(
                wording.Choose(
                    $"不符：{problem.Subject}：{problem.Message}［{problem.Code}］",
                    $"WRONG: {problem.Subject}: {problem.Message} [{problem.Code}]"
                )
            );
        }

        terminal.Output.WriteLine(
            Verified
                ? wording.Choose($"核验通过：{Target}", $"VERIFIED: {Target}")
                : wording.Choose($"核验不通过：{Target}", $"NOT VERIFIED: {Target}")
        );
        foreach (var (name, value) in Facts)
        {
            terminal.Output.WriteLine($"  {name}: {value}");
        }
    }
}
