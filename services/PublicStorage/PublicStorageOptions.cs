using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Disclosure.PublicStorage;

/// <summary>Where the public tree is: a folder, or a bucket; every setting is an environment variable.</summary>
public sealed record PublicStorageOptions : IValidatableObject
{
    /// <summary>Folder of the tree; empty: <c>public</c> in the data folder.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_TREE")]
    public string Folder { get; init; } = "";

    /// <summary>Address of a store that speaks S3; empty: the folder is used.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_ENDPOINT")]
    public string Endpoint { get; init; } = "";

    /// <summary>Bucket, which must exist.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_BUCKET")]
    public string Bucket { get; init; } = "";

    /// <summary>Begins the key of every object, such as <c>disclosure/</c>; empty: the tree is at the top of the bucket.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_PREFIX")]
    public string Prefix { get; init; } = "";

    /// <summary>Part of every signature (AWS Signature Version 4); stores without regions accept the default.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_REGION"), Required]
    public string Region { get; init; } = "us-east-1";

    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_ACCESS_KEY")]
    public string AccessKey { get; init; } = "";

    [ConfigurationKeyName("DISCLOSURE_PUBLIC_S3_SECRET_KEY")]
    public string SecretKey { get; init; } = "";

    /// <summary>One sentence for each setting that is wrong; nothing is checked where the folder is used.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length == 0)
        {
            yield break;
        }

        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return new("DISCLOSURE_PUBLIC_S3_ENDPOINT must be an http or https address.");
        }

        if (Bucket.Length == 0 || AccessKey.Length == 0 || SecretKey.Length == 0)
        {
            yield return new(
                "DISCLOSURE_PUBLIC_S3_ENDPOINT needs DISCLOSURE_PUBLIC_S3_BUCKET, DISCLOSURE_PUBLIC_S3_ACCESS_KEY and DISCLOSURE_PUBLIC_S3_SECRET_KEY."
            );
        }

        // Both set could only be a mistake: which of them is served would not be plain.
        if (Folder.Length > 0)
        {
            yield return new("DISCLOSURE_PUBLIC_TREE and DISCLOSURE_PUBLIC_S3_ENDPOINT exclude each other.");
        }
    }
}
