using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>What a transcoded path takes: which message its body is, and which query parameters there are.</summary>
internal sealed partial class RequestShape
{
    private static readonly ConcurrentDictionary<GrpcJsonTranscodingMetadata, RequestShape> s_known = new();

    private RequestShape(GrpcJsonTranscodingMetadata route)
    {
        var input = route.MethodDescriptor.InputType;
        var rule = route.HttpRule;
        Body = rule.Body switch
        {
            "" => null,
            "*" => input,
            var field => input.FindFieldByName(field)?.MessageType,
        };
        IsRaw = Body == HttpBody.Descriptor;
        var bound = PathFields().Matches(PatternOf(rule)).Select(m => m.Groups[1].Value).Append(rule.Body).ToHashSet();
        Parameters =
            rule.Body == "*"
                ? []
                : [.. input.Fields.InDeclarationOrder().Where(f => !bound.Contains(f.Name) && IsParameter(f))];
        ParameterNames = [.. Parameters.Select(f => f.JsonName)];
    }

    /// <summary>The message that the body is; null where the path takes no body.</summary>
    public MessageDescriptor? Body { get; }

    /// <summary>Whether the body is a document's own bytes rather than JSON.</summary>
    public bool IsRaw { get; }

    public IReadOnlyList<FieldDescriptor> Parameters { get; }

    /// <summary>Their camelCase names.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    public static RequestShape From(GrpcJsonTranscodingMetadata route) => s_known.GetOrAdd(route, r => new(r));

    /// <summary>The parameter of a name, in either spelling; null where there is none.</summary>
    public FieldDescriptor? Find(string name) => Parameters.FirstOrDefault(f => f.JsonName == name || f.Name == name);

    // A message has no form in a query, unless it is one that JSON writes as a string.
    private static bool IsParameter(FieldDescriptor field) =>
        field.FieldType != FieldType.Message || field.MessageType == Timestamp.Descriptor;

    private static string PatternOf(HttpRule rule) =>
        rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => rule.Get,
            HttpRule.PatternOneofCase.Put => rule.Put,
            HttpRule.PatternOneofCase.Post => rule.Post,
            HttpRule.PatternOneofCase.Delete => rule.Delete,
            HttpRule.PatternOneofCase.Patch => rule.Patch,
            _ => rule.Custom?.Path ?? "",
        };

    [GeneratedRegex("""\{([a-z_]+)""")]
    private static partial Regex PathFields();
}
