using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.CommandLine.Verification;

/// <summary>The pages of a public site, <c>/public/v1</c>, which lists what can be read.</summary>
/// <param name="http">Has the address of the site's root.</param>
/// <param name="years">Years to go through.</param>
internal sealed class PublicSiteSource(HttpClient http, IReadOnlyList<int> years) : IPublicationSource
{
    private const string Root = "public/v1/";

    public async IAsyncEnumerable<PublicationRecord> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var year in years)
        {
            var token = "";
            do
            {
                var page = await ReadJsonAsync(
                    $"{Root}reports?year={year}&pageSize=1000&pageToken={Uri.EscapeDataString(token)}",
                    cancellation
                );
                foreach (var item in page["reports"]?.AsArray() ?? [])
                {
                    yield return ToRecord(await ReadJsonAsync($"{Root}{Text(item, "name")}", cancellation));
                }

                token = $"{page["nextPageToken"]}";
            } while (token.Length > 0);
        }
    }

    public async Task<Stream?> OpenAsync(string location, CancellationToken cancellation)
    {
        // What a site answers names addresses; none leads to another site.
        var address = new Uri(http.BaseAddress!, location.TrimStart('/'));
        if (!http.BaseAddress!.IsBaseOf(address))
        {
            throw new InvalidDataException($"{location} is not of {http.BaseAddress}.");
        }

        var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        return await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellation);
    }

    public async Task<string?> FindCheckpointAsync(CancellationToken cancellation)
    {
        await using var note = await OpenAsync($"{Root}log/checkpoint", cancellation);
        return note is null ? null : await new StreamReader(note).ReadToEndAsync(cancellation);
    }

    public async ValueTask<byte[]?> FindTileAsync(TilePath tile, CancellationToken cancellation)
    {
        await using var content = await OpenAsync($"{Root}log/{tile}", cancellation);
        return content is null ? null : await content.ReadBytesAsync(cancellation);
    }

    private async Task<JsonNode> ReadJsonAsync(string path, CancellationToken cancellation)
    {
        await using var answer =
            await OpenAsync(path, cancellation) ?? throw new InvalidDataException($"{path} is not found.");
        try
        {
            return await JsonNode.ParseAsync(answer, cancellationToken: cancellation)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is no JSON.", broken);
        }
    }

    private static PublicationRecord ToRecord(JsonNode report) =>
        new(
            Text(report, "name"),
            $"{report["state"]}" == "WITHDRAWN",
            [
                .. (report["versions"]?.AsArray() ?? []).Select(v => new VersionRecord(
                    v?["version"]?.GetValue<int>() ?? 0,
                    [
                        .. (v?["files"]?.AsArray() ?? []).Select(f => new FileRecord(
                            Text(f, "format"),
                            Text(f, "sha256"),
                            Text(f, "uri")
                        )),
                    ],
                    Text(v, "manifestUri"),
                    Text(v, "receiptUri")
                )),
            ]
        );

    private static string Text(JsonNode? parent, string name) =>
        parent?[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new InvalidDataException($"{name} is missing.");
}
