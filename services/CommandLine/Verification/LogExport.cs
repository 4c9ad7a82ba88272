using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Verification;

/// <summary>Reads an exported log: one entry a line, as <c>disclosure log export</c> and the stream of events write them.</summary>
internal static class LogExport
{
    /// <summary>The lines in the order of the file; empty ones are left out.</summary>
    /// <exception cref="InvalidDataException">A line is no entry.</exception>
    public static async IAsyncEnumerable<ExportedLine> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (line.Length > 0)
            {
                yield return Parse(line, number);
            }
        }
    }

    private static ExportedLine Parse(string line, int number)
    {
        try
        {
            var json = JsonNode.Parse(line)?.AsObject() ?? throw new JsonException();
            return new(
                long.Parse($"{json["index"] ?? "0"}"),
                Convert.FromBase64String($"{json["entry"] ?? throw new JsonException()}"),
                $"{json["kind"]}",
                $"{json["resource"]}",
                $"{json["actor"]}"
            );
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"Line {number} is no entry of a log.", broken);
        }
    }
}

/// <summary>A line of an export.</summary>
/// <param name="Index">Its place in the log, as the line says.</param>
/// <param name="Entry">The bytes that the log hashed; the other members repeat what stands in them.</param>
internal sealed record ExportedLine(long Index, byte[] Entry, string Kind, string Resource, string Actor)
{
    /// <summary>Whether the line says what its entry says.</summary>
    public bool IsAsEntry()
    {
        try
        {
            var entry = JsonNode.Parse(Entry);
            return $"{entry?["kind"]}" == KindOfEntry()
                && $"{entry?["resource"]}" == Resource
                && $"{entry?["actor"]}" == Actor;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // REPORT_SUBMITTED in the contract is ReportSubmitted in the entry.
    private string KindOfEntry() =>
        string.Concat(Kind.Split('_').Select(word => word.Length == 0 ? "" : word[..1] + word[1..].ToLowerInvariant()));
}
