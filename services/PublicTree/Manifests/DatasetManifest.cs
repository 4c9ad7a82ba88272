using System.Text.Json.Nodes;
using Disclosure.PublicTree.Layout;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.PublicTree.Manifests;

/// <summary>What is stated of a year's dataset: from how many reports it was made, and how far it follows the log.</summary>
/// <param name="Dataset">datasets/{year}</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Time">When the newest publication or withdrawal that it follows happened.</param>
/// <param name="LogSize">Size of the log that it follows.</param>
/// <param name="Reports">How many published reports it holds.</param>
/// <param name="Rows">How many figures.</param>
public sealed record DatasetManifest(
    string Dataset,
    int Year,
    DateTimeOffset Time,
    long LogSize,
    int Reports,
    long Rows
)
{
    /// <summary>Says what the predicate means; a change of its members gets another.</summary>
    public const string PredicateType = "urn:disclosure:dataset:v1";

    /// <summary>The statement about files; each is a subject by its format, such as <c>csv</c>.</summary>
    public InTotoStatement ToStatement(IEnumerable<StatementSubject> files) =>
        new([.. files], PredicateType, JsonNode.Parse(TreeJson.Write(this))!.AsObject());
}
