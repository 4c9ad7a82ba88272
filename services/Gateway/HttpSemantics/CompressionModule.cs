using Microsoft.AspNetCore.ResponseCompression;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>Compressed bodies in both directions. The limits of bodies hold for what they expand to.</summary>
internal static class CompressionModule
{
    // What is a ZIP or an image already does not become smaller.
    private static readonly string[] s_types =
    [
        "application/json",
        "application/x-ndjson",
        "application/xml",
        "text/html",
        "text/plain",
        "text/markdown",
        "text/csv",
        "image/svg+xml",
    ];

    /// <summary>Registers gzip and Brotli for answers and requests.</summary>
    public static void AddCompression(this IServiceCollection services) =>
        services
            .AddRequestDecompression()
            .AddResponseCompression(compression =>
            {
                // Answers hold no secret that a caller could guess by the length of what he sends.
                compression.EnableForHttps = true;
                compression.MimeTypes = s_types;
                compression.Providers.Add<BrotliCompressionProvider>();
                compression.Providers.Add<GzipCompressionProvider>();
            });
}
