using System.Text.Json.Nodes;
using Xunit;

namespace Disclosure.Testing.OpenApi;

/// <summary>Holds answers of the product against its own description.</summary>
public sealed class AnswerValidator
{
    private const string Json = "application/json";

    private readonly IReadOnlyList<ContractOperation> _operations;
    private readonly ContractSchemas _schemas;
    private readonly JsonNode _error;

    /// <param name="document">The OpenAPI document.</param>
    public AnswerValidator(JsonNode document)
    {
        _operations = ContractOperation.ReadAll(document);
        _schemas = new(document);
        _error = document["components"]!["responses"]!["Error"]!["content"]![Json]!["schema"]!;
    }

    /// <summary>Fails where an answer is not what the description says of it.</summary>
    /// <param name="path">Without the query.</param>
    /// <param name="type">The answer's media type, without parameters.</param>
    /// <param name="text">The answer's body, where it is JSON or lines of JSON.</param>
    public void Validate(string verb, string path, int status, string? type, string text)
    {
        if (status >= 400)
        {
            AssertValid(_error, text, $"{verb} {path}: {status}");
            return;
        }

        var operation = _operations.FirstOrDefault(o => o.Matches(verb, path));
        Assert.True(operation is not null, $"{verb} {path} answers {status} and is not described.");
        Assert.True(
            type is not null && operation.Answer.ContainsKey(type),
            $"{operation.Id} answers {type}, which is not described."
        );
        var schema = operation.Answer[type]!["schema"]!;
        switch (type)
        {
            case Json:
                AssertValid(schema, text, operation.Id);
                break;
            case "application/x-ndjson":
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    AssertValid(schema, line, operation.Id);
                }

                break;
        }
    }

    private void AssertValid(JsonNode schema, string text, string what)
    {
        var problems = _schemas.Validate(schema, JsonNode.Parse(text));
        Assert.True(problems.Count == 0, $"{what}\n{string.Join('\n', problems)}");
    }
}
