using System.ComponentModel.DataAnnotations;

namespace Disclosure.Rendering.Archive;

/// <summary>Where published documents are kept; every setting is an environment variable.</summary>
public sealed record ArchiveOptions : IValidatableObject
{
    /// <summary>Folder of the documents; empty: <c>documents</c> in the data folder.</summary>
    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_FOLDER")]
    public string Folder { get; init; } = "";

    /// <summary>Address of a store that speaks S3; empty: the folder is used.</summary>
    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_S3_ENDPOINT")]
    public string S3Endpoint { get; init; } = "";

    /// <summary>Bucket, which must exist.</summary>
    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_S3_BUCKET")]
    public string S3Bucket { get; init; } = "";

    /// <summary>Part of every signature (AWS Signature Version 4); stores without regions accept the default.</summary>
    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_S3_REGION"), Required]
    public string S3Region { get; init; } = "us-east-1";

    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_S3_ACCESS_KEY")]
    public string S3AccessKey { get; init; } = "";

    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_S3_SECRET_KEY")]
    public string S3SecretKey { get; init; } = "";

    /// <summary>Whether an SM3 digest (GB/T 32905-2016) is given beside SHA-256.</summary>
    [ConfigurationKeyName("DISCLOSURE_ARCHIVE_SM3")]
    public bool Sm3 { get; init; }

    /// <summary>Settings that hang together are checked here, since an attribute sees one of them alone.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (S3Endpoint.Length > 0 && !Uri.TryCreate(S3Endpoint, UriKind.Absolute, out _))
        {
            yield return new("DISCLOSURE_ARCHIVE_S3_ENDPOINT must be an absolute address.");
        }

        if (S3Endpoint.Length > 0 && (S3Bucket.Length == 0 || S3AccessKey.Length == 0 || S3SecretKey.Length == 0))
        {
            yield return new(
                "DISCLOSURE_ARCHIVE_S3_ENDPOINT needs DISCLOSURE_ARCHIVE_S3_BUCKET, DISCLOSURE_ARCHIVE_S3_ACCESS_KEY and DISCLOSURE_ARCHIVE_S3_SECRET_KEY."
            );
        }
    }
}
