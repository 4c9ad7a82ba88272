using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Disclosure.PublicStorage.Buckets;

/// <summary>Failures of a bucket in the words of a disk, which is what the tree's callers know.</summary>
internal static class BucketErrors
{
    /// <summary>Asks the store.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    /// <exception cref="UnauthorizedAccessException">The store refuses the credentials.</exception>
    /// <exception cref="IOException">The store is away, or its bucket is missing.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        // An answer to HEAD has no body, and so no code.
        catch (AmazonS3Exception absent)
            when (absent.StatusCode == HttpStatusCode.NotFound && absent.ErrorCode is "NoSuchKey" or "NotFound" or "")
        {
            throw new FileNotFoundException("The object is not in the bucket.", absent);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new UnauthorizedAccessException($"The bucket refuses access: {refused.ErrorCode}.", refused);
        }
        catch (Exception away) when (away is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"The bucket cannot be reached: {away.Message}", away);
        }
    }
}
