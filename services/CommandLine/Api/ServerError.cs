using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Api;

/// <summary>A refusal by the server: a google.rpc.Status in JSON.</summary>
/// <param name="Code">Number of the canonical code.</param>
/// <param name="Reason">Stable reason, such as REPORT_NOT_FOUND; empty where none was given.</param>
/// <param name="Message">For developers, English.</param>
/// <param name="Localized">For people, 简体中文; empty where none was given.</param>
/// <param name="Violations">What is wrong, field by field.</param>
internal sealed record ServerError(
    int Code,
    string Reason,
    string Message,
    string Localized,
    IReadOnlyList<FieldViolation> Violations
)
{
    /// <summary>Canonical codes of google.rpc.Code that a caller tells apart.</summary>
    /// <remarks>Numbers of google.rpc.Code. Unknown and internal errors are left to Failed.</remarks>
    private static readonly Dictionary<int, ExitCode> s_exits = new()
    {
        [3] = ExitCode.Refused,
        [4] = ExitCode.Unavailable,
        [5] = ExitCode.NotFound,
        [6] = ExitCode.Conflict,
        [7] = ExitCode.AccessDenied,
        [8] = ExitCode.Unavailable,
        [9] = ExitCode.Refused,
        [10] = ExitCode.Conflict,
        [11] = ExitCode.Refused,
        [12] = ExitCode.Refused,
        [14] = ExitCode.Unavailable,
        [16] = ExitCode.AccessDenied,
    };

    public ExitCode Exit => s_exits.GetValueOrDefault(Code, ExitCode.Failed);

    /// <summary>Whether the same call may succeed soon: nothing was done, or a repeat has no second effect.</summary>
    public bool IsPassing => Code is 8 or 14;

    /// <summary>Reads a status; null where the text is none.</summary>
    public static ServerError? Parse(string text)
    {
        try
        {
            // Without a code it is some other JSON, such as a proxy's.
            return JsonNode.Parse(text) is JsonObject status && status["code"] is JsonValue code
                ? Read(status, code.GetValue<int>())
                : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What people read: a sentence, the reason in brackets, and each field that is wrong where there are several.</summary>
    public string Describe(Wording wording)
    {
        var sentence = wording.IsChinese && Localized.Length > 0 ? Localized : Message;
        var first = wording.Choose($"{sentence}［{Reason}］", $"{sentence} [{Reason}]");
        var fields = Violations.Count > 1 ? Violations : [];
        return string.Join('\n', fields.Select(f => $"  {f.Field}：{f.Describe(wording)}").Prepend(first));
    }

    private static ServerError Read(JsonObject status, int code)
    {
        var details = (status["details"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        return new(
            code,
            $"{Detail("ErrorInfo")?["reason"]}",
            $"{status["message"]}",
            $"{Detail("LocalizedMessage")?["message"]}",
            [.. (Detail("BadRequest")?["fieldViolations"] as JsonArray ?? []).Select(FieldViolation.Read)]
        );

        JsonObject? Detail(string type) =>
            // Types are addresses that end with the name of the message.
            Array.Find(details, d => $"{d["@type"]}".EndsWith($".{type}", StringComparison.Ordinal));
    }
}

/// <summary>What is wrong with a field of a request.</summary>
internal sealed record FieldViolation(string Field, string Description, string Localized)
{
    public static FieldViolation Read(JsonNode? json) =>
        new($"{json?["field"]}", $"{json?["description"]}", $"{json?["localizedMessage"]?["message"]}");

    public string Describe(Wording wording) => wording.IsChinese && Localized.Length > 0 ? Localized : Description;
}
