using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Disclosure.ApiErrors;

namespace Disclosure.Rendering.Archive;

/// <summary>Documents as objects of a bucket, in any store that speaks S3.</summary>
internal sealed class S3DocumentStore(ArchiveOptions options) : IDocumentStore, IDisposable
{
    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(options.S3AccessKey, options.S3SecretKey),
        new AmazonS3Config
        {
            ServiceURL = options.S3Endpoint,
            AuthenticationRegion = options.S3Region,
            // The bucket is in the path and not in the host name: own stores seldom have a wildcard certificate.
            ForcePathStyle = true,
            // Stores other than Amazon's own need not know its newer checksums; the name is a digest anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            // Half a minute an attempt and two repeats: a store that is away must not hold a publication for long.
            Timeout = TimeSpan.FromSeconds(30),
            MaxErrorRetry = 2,
        }
    );

    public void Dispose() => _client.Dispose();

    public Task PutAsync(ArchivedDocumentName name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        AskAsync(async () =>
        {
            // The client wants a stream; a document of a few megabytes is copied once.
            using var stream = new MemoryStream(content.ToArray());
            return await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = options.S3Bucket,
                    Key = name.Id,
                    InputStream = stream,
                    // Chunked signing is unknown to some stores; the body is signed as a whole.
                    UseChunkEncoding = false,
                },
                cancellation
            );
        });

    public Task<byte[]?> FindAsync(ArchivedDocumentName name, CancellationToken cancellation) =>
        AskAsync(async () =>
        {
            try
            {
                using var found = await _client.GetObjectAsync(options.S3Bucket, name.Id, cancellation);
                using var bytes = new MemoryStream();
                await found.ResponseStream.CopyToAsync(bytes, cancellation);
                return bytes.ToArray();
            }
            // Only a missing key is an answer. A missing bucket (NoSuchBucket) goes on as an error.
            catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchKey")
            {
                return null;
            }
        });

    // A missing bucket is a fault of the settings and not passing.
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error)
            // UNAVAILABLE / DEPENDENCY_UNAVAILABLE tells the caller that a later try may succeed. Refusals (4xx) are not passing.
            when (error is HttpRequestException || (error is AmazonServiceException answer && IsAway(answer.StatusCode))
            )
        {
            throw ApiError.Unavailable("document store");
        }
    }

    // No status at all: no answer came.
    private static bool IsAway(HttpStatusCode status) =>
        status == default || status >= HttpStatusCode.InternalServerError;
}
