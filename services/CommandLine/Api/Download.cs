namespace Disclosure.CommandLine.Api;

/// <summary>Writes an answer into a file as it comes. The file appears when it is whole, and never in part.</summary>
internal static class Download
{
    public static async Task SaveAsync(this ApiClient api, string path, string file, CancellationToken cancellation)
    {
        using var answer = await api.OpenAsync(HttpMethod.Get, path, null, cancellation);
        var draft = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var target = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await answer.Content.CopyToAsync(target, cancellation);
            }

            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public static async Task WriteAsync(this ApiClient api, string path, Stream target, CancellationToken cancellation)
    {
        using var answer = await api.OpenAsync(HttpMethod.Get, path, null, cancellation);
        await answer.Content.CopyToAsync(target, cancellation);
    }
}
