using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;

namespace Disclosure.CommandLine.Commands;

/// <summary>Goes through all pages of a list.</summary>
internal static class Paging
{
    private const string PageSize = "1000";

    /// <summary>Writes every page as JSON, one a line, or adds each item to a table.</summary>
    /// <param name="list">Name of the list in the answer.</param>
    public static async Task WriteAllAsync(
        this CommandRun run,
        string path,
        string list,
        Action<JsonNode> add,
        params (string Name, string? Value)[] query
    )
    {
        await foreach (var page in run.ReadPagesAsync(path, query))
        {
            run.Write(
                page,
                json =>
                {
                    foreach (var item in json.List(list))
                    {
                        add(item);
                    }
                }
            );
        }
    }

    /// <summary>Every page as the server sent it.</summary>
    public static async IAsyncEnumerable<ApiAnswer> ReadPagesAsync(
        this CommandRun run,
        string path,
        params (string Name, string? Value)[] query
    )
    {
        // An empty token asks for the first page.
        var token = "";
        do
        {
            var page = await run.GetAsync(
                ApiPath.Create(path, [.. query, ("pageSize", PageSize), ("pageToken", token)])
            );
            yield return page;
            // Empty on the last page.
            token = page.Json.Text("nextPageToken");
        } while (token.Length > 0);
    }
}
