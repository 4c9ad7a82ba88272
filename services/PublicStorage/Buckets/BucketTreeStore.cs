using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Disclosure.PublicTree.Stores;

namespace Disclosure.PublicStorage.Buckets;

/// <summary>
/// The tree as objects of a bucket, in any store that speaks S3. A PUT replaces an object whole and what was put is what is read next, so
/// that the order of the writer is all that a crash needs.
/// </summary>
internal sealed class BucketTreeStore(PublicStorageOptions options) : IPublicTreeStore, IDisposable
{
    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(options.AccessKey, options.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = options.Endpoint,
            AuthenticationRegion = options.Region,
            ForcePathStyle = true,
            // Stores other than Amazon's own need not know its newer checksums; objects are named by their digest anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(30),
            MaxErrorRetry = 2,
        }
    );

    public void Dispose() => _client.Dispose();

    public async Task<Stream?> OpenAsync(TreePath path, CancellationToken cancellation)
    {
        try
        {
            var first = await BucketErrors.TranslateAsync(() => ReadAsync(path, null, cancellation));
            return new BucketObject(
                first,
                (from, stop) => BucketErrors.TranslateAsync(() => ReadAsync(path, from, stop))
            );
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // HEAD: no bytes travel.
    public async Task<bool> ExistsAsync(TreePath path, CancellationToken cancellation)
    {
        try
        {
            await BucketErrors.TranslateAsync(() =>
                _client.GetObjectMetadataAsync(options.Bucket, KeyOf(path), cancellation)
            );
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    public async Task WriteAsync(TreePath path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        // Not written to a draft first: a PUT is seen whole or not at all.
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        await BucketErrors.TranslateAsync(() =>
            _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = options.Bucket,
                    Key = KeyOf(path),
                    InputStream = bytes,
                    AutoCloseStream = false,
                    // One signature over the whole body: stores that do not know chunks understand it.
                    UseChunkEncoding = false,
                },
                cancellation
            )
        );
    }

    private Task<GetObjectResponse> ReadAsync(TreePath path, BucketRange? range, CancellationToken cancellation) =>
        _client.GetObjectAsync(
            new GetObjectRequest
            {
                BucketName = options.Bucket,
                Key = KeyOf(path),
                // The last byte is included in HTTP ranges.
                ByteRange = range is { } part ? new ByteRange(part.From, part.Size - 1) : null,
                // An index that was replaced meanwhile is not read half old and half new.
                EtagToMatch = range?.ETag,
            },
            cancellation
        );

    // The prefix is taken as it is; it brings its own slash.
    private string KeyOf(TreePath path) => options.Prefix + path.Value;
}
