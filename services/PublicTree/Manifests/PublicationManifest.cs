using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.PublicTree.Layout;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.PublicTree.Manifests;

/// <summary>What an agency states by publishing: which files, made from what, by which version of the rules and the renderer.</summary>
/// <param name="Report">agencies/{agency}/reports/{report}</param>
/// <param name="AgencyName">Name of the agency, 简体中文.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Edition">Edition of the form.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="PublishTime">When.</param>
/// <param name="NarrativeRevision">Pinned revision of the prose.</param>
/// <param name="StatisticsRevision">Pinned revision of the figures.</param>
/// <param name="FiguresSha256">SHA-256 of the canonical figures, lower-case hex.</param>
/// <param name="Renderer">Version of the renderer that made the files.</param>
/// <param name="RuleSet">Version of the rules that the report was judged by.</param>
/// <param name="PreviousManifest">SHA-256 of the manifest of the version before; null in version 1.</param>
public sealed record PublicationManifest(
    string Report,
    string AgencyName,
    string Title,
    int Year,
    string Edition,
    int Version,
    DateTimeOffset PublishTime,
    long NarrativeRevision,
    long StatisticsRevision,
    string FiguresSha256,
    string Renderer,
    string RuleSet,
    string? PreviousManifest = null
)
{
    /// <summary>Says what the predicate means; a change of its members gets another.</summary>
    public const string PredicateType = "urn:disclosure:publication:v1";

    /// <summary>The statement about files; each is a subject by its format, such as <c>pdf</c>.</summary>
    public InTotoStatement ToStatement(IEnumerable<StatementSubject> files) =>
        new([.. files], PredicateType, JsonNode.Parse(TreeJson.Write(this))!.AsObject());

    /// <summary>Reads the manifest in an envelope whose signatures were verified.</summary>
    /// <param name="files">The files that it speaks of.</param>
    public static bool TryParse(
        DsseEnvelope envelope,
        [NotNullWhen(true)] out PublicationManifest? manifest,
        out IReadOnlyList<StatementSubject> files
    )
    {
        (manifest, files) = (null, []);
        if (
            envelope.PayloadType != InTotoStatement.PayloadType
            || !InTotoStatement.TryParse(envelope.Payload, out var statement)
            || statement.PredicateType != PredicateType
        )
        {
            return false;
        }

        try
        {
            manifest = TreeJson.Read<PublicationManifest>(
                JsonSerializer.SerializeToUtf8Bytes(statement.Predicate),
                PredicateType
            );
            files = statement.Subjects;
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
