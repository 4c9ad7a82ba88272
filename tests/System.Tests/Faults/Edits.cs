using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests.Faults;

/// <summary>Edits of one cell, told by how they were answered.</summary>
internal static class Edits
{
    /// <summary>Changes a cell; answers the HTTP status and, of an error, its reason.</summary>
    public static async Task<(int Status, string Reason)> EditAsync(this JsonCaller json, string report, int value)
    {
        using var answer = await json.Http.PatchAsJsonAsync(
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = $"{value}" },
            }
        );
        return await DescribeAsync(answer);
    }

    /// <summary>Changes a section; answers the same.</summary>
    public static async Task<(int Status, string Reason)> WriteAsync(this JsonCaller json, string report, string text)
    {
        using var answer = await json.Http.PatchAsJsonAsync(
            $"/v1/{report}/narrative/sections/preamble",
            new { requestId = Guid.NewGuid(), text }
        );
        return await DescribeAsync(answer);
    }

    /// <summary>Reads the report; answers the HTTP status and, of an error, its reason.</summary>
    public static async Task<(int Status, string Reason)> ReadAsync(this JsonCaller json, string report)
    {
        using var answer = await json.Http.GetAsync($"/v1/{report}");
        return await DescribeAsync(answer);
    }

    /// <summary>The revisions of a report, newest first, read page by page.</summary>
    public static async Task<IReadOnlyList<(string Part, int Revision)>> HistoryAsync(
        this JsonCaller json,
        string report,
        int pageSize
    )
    {
        var all = new List<(string, int)>();
        var token = "";
        do
        {
            var page = await json.OkAsync(
                HttpMethod.Get,
                $"/v1/{report}/revisions?pageSize={pageSize}&pageToken={Uri.EscapeDataString(token)}"
            );
            all.AddRange(
                (page["revisions"]?.AsArray() ?? []).Select(r => ($"{r?["part"]}", int.Parse($"{r?["revision"]}")))
            );
            token = $"{page["nextPageToken"]}";
        } while (token.Length > 0);
        return all;
    }

    private static async Task<(int Status, string Reason)> DescribeAsync(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? new JsonObject();
        return (
            (int)answer.StatusCode,
            answer.IsSuccessStatusCode ? "" : new Refusal((int)answer.StatusCode, body).Reason
        );
    }
}
