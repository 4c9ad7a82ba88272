using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disclosure.Testing.Buckets;

/// <summary>
/// A bucket of the tests' own, over HTTP: PUT, GET with ranges and HEAD of one bucket in path style. It holds every signature against
/// the secret, and can fail at a PUT.
/// </summary>
public sealed class BucketUnderTest : IAsyncDisposable
{
    public const string Name = "public-tree";
    public const string AccessKey = "TESTKEY";
    public const string SecretKey = "test/secret+key";

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _puts = [];
    private readonly WebApplication _app;

    private BucketUnderTest(WebApplication app) => _app = app;

    /// <summary>Base address, as the settings name it.</summary>
    public string Endpoint => _app.Urls.First();

    /// <summary>Keys in the order in which they were put.</summary>
    public IReadOnlyList<string> Puts => _puts;

    /// <summary>Whether to refuse a PUT, by its number from 0 and its key; null: none.</summary>
    public Func<int, string, bool>? Fails { get; set; }

    /// <summary>Settings of a service that uses the bucket.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["DISCLOSURE_PUBLIC_S3_ENDPOINT"] = Endpoint,
            ["DISCLOSURE_PUBLIC_S3_BUCKET"] = Name,
            ["DISCLOSURE_PUBLIC_S3_ACCESS_KEY"] = AccessKey,
            ["DISCLOSURE_PUBLIC_S3_SECRET_KEY"] = SecretKey,
        };

    public static async Task<BucketUnderTest> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bucket = new BucketUnderTest(app);
        app.Run(bucket.AnswerAsync);
        await app.StartAsync();
        return bucket;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var key = $"{context.Request.Path}".Split('/', 3) is ["", Name, var rest] ? rest : "";
        if (!SignatureCheck.Holds(context.Request, body.ToArray(), SecretKey))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch");
        }
        else if (key.Length == 0)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchBucket");
        }
        else if (HttpMethods.IsPut(context.Request.Method))
        {
            await PutAsync(context, key, body.ToArray());
        }
        else if (_objects.TryGetValue(key, out var content))
        {
            var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue(ETag(content));
            await Results
                .Bytes(content, "application/octet-stream", entityTag: tag, enableRangeProcessing: true)
                .ExecuteAsync(context);
        }
        else
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey");
        }
    }

    private async Task PutAsync(HttpContext context, string key, byte[] content)
    {
        bool fails;
        lock (_puts)
        {
            fails = Fails?.Invoke(_puts.Count, key) ?? false;
            _puts.Add(key);
        }

        if (fails)
        {
            await RefuseAsync(context, StatusCodes.Status507InsufficientStorage, "InsufficientStorage");
            return;
        }

        _objects[key] = content;
        context.Response.Headers.ETag = ETag(content);
    }

    // What the service documents for a plain PUT, and what clients hold the content against.
#pragma warning disable CA5351 // No protection is meant.
    private static string ETag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{code}</Message></Error>");
    }
}
