using System.ComponentModel.DataAnnotations;

namespace Disclosure.Filing.Publishing;

/// <summary>What signs publications and the log; every setting is an environment variable.</summary>
internal sealed record PublicationOptions : IValidatableObject
{
    /// <summary>Ed25519 key in PEM that signs manifests; empty: <c>signing.pem</c> in the data folder, generated where it is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_SIGNING_KEY")]
    public string SigningKey { get; init; } = "";

    /// <summary>SM2 key in PEM that signs manifests too; empty: none does.</summary>
    [ConfigurationKeyName("DISCLOSURE_SIGNING_KEY_SM2")]
    public string Sm2Key { get; init; } = "";

    /// <summary>Ed25519 key in PEM that signs checkpoints; empty: <c>log.pem</c> in the data folder, generated where it is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_KEY")]
    public string LogKey { get; init; } = "";

    /// <summary>The log's identity in checkpoints, by custom the address of its pages without scheme.</summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_ORIGIN")]
    public string LogOrigin { get; init; } = "localhost/public/v1/log";

    /// <summary>
    /// Who cosigns the log's heads: of each the vkey, a space, and the address below which it takes checkpoints; separated by semicolons.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_WITNESSES")]
    public string Witnesses { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LogOrigin.Length is 0 or > 200 || LogOrigin.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+'))
        {
            yield return new("DISCLOSURE_LOG_ORIGIN must have 1 to 200 characters without spaces and plus.");
        }

        if (!WitnessSetting.TryParse(Witnesses, out _))
        {
            yield return new(
                "DISCLOSURE_LOG_WITNESSES must name each witness once, by its cosignature vkey, a space and an http or https address, separated by semicolons."
            );
        }
    }
}
