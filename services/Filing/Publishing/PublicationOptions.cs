using System.ComponentModel.DataAnnotations;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.Filing.Publishing;

/// <summary>What signs publications and the log; every setting is an environment variable.</summary>
/// <remarks>Read once, at start: other keys take a restart.</remarks>
internal sealed record PublicationOptions : IValidatableObject
{
    /// <summary>Ed25519 key in PEM that signs manifests; empty: <c>signing.pem</c> in the data folder, generated where it is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_SIGNING_KEY")]
    public string SigningKey { get; init; } = "";

    /// <summary>SM2 key in PEM that signs manifests too; empty: none does.</summary>
    /// <remarks>SM2 with SM3 (GB/T 32918) beside Ed25519, where 密评 demands it.</remarks>
    [ConfigurationKeyName("DISCLOSURE_SIGNING_KEY_SM2")]
    public string Sm2Key { get; init; } = "";

    /// <summary>Ed25519 key in PEM that signs checkpoints; empty: <c>log.pem</c> in the data folder, generated where it is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_KEY")]
    public string LogKey { get; init; } = "";

    /// <summary>The log's identity in checkpoints, by custom the address of its pages without scheme.</summary>
    /// <remarks>Changing it makes another log: a checkpoint under the old origin is replaced from the start.</remarks>
    [ConfigurationKeyName("DISCLOSURE_LOG_ORIGIN")]
    public string LogOrigin { get; init; } = "localhost/public/v1/log";

    /// <summary>
    /// Who cosigns the log's heads: of each the vkey, a space, and the address below which it takes checkpoints; separated by semicolons.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_LOG_WITNESSES")]
    public string Witnesses { get; init; } = "";

    /// <summary>Logs whose heads are cosigned here: their vkeys, separated by semicolons; empty: none is.</summary>
    [ConfigurationKeyName("DISCLOSURE_WITNESS_LOGS")]
    public string WitnessedLogs { get; init; } = "";

    /// <summary>Name under which heads of other logs are cosigned.</summary>
    [ConfigurationKeyName("DISCLOSURE_WITNESS_NAME")]
    public string WitnessName { get; init; } = "localhost/witness";

    /// <summary>Ed25519 key in PEM that cosigns; empty: <c>witness.pem</c> in the data folder, generated where it is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_WITNESS_KEY")]
    public string WitnessKey { get; init; } = "";

    /// <summary>Address of the authority that stamps manifests (RFC 3161); empty: none does.</summary>
    [ConfigurationKeyName("DISCLOSURE_TSA")]
    public string TimeStampAuthority { get; init; } = "";

    /// <summary>Root certificates of the authority in PEM, against which its tokens are verified; empty: they are kept unverified.</summary>
    [ConfigurationKeyName("DISCLOSURE_TSA_ROOT")]
    public string TimeStampRoot { get; init; } = "";

    /// <summary>Seconds for which publications of a year are gathered before its dataset is made anew; withdrawals do not wait.</summary>
    [ConfigurationKeyName("DISCLOSURE_DATASET_DELAY")]
    [Range(0, 86_400)]
    public int DatasetDelay { get; init; } = 60;

    /// <summary>Keys of the logs that are cosigned here; those that are none were refused at start.</summary>
    /// <remarks>Only after validation: wrong vkeys were refused at start.</remarks>
    public IEnumerable<NoteKey> ReadWitnessedLogs()
    {
        foreach (var vkey in SplitLogs())
        {
            if (NoteKey.TryParse(vkey, out var key))
            {
                yield return key;
            }
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsName(LogOrigin))
        {
            yield return new("DISCLOSURE_LOG_ORIGIN must have 1 to 200 characters without spaces and plus.");
        }

        if (!IsName(WitnessName))
        {
            yield return new("DISCLOSURE_WITNESS_NAME must have 1 to 200 characters without spaces and plus.");
        }

        if (
            TimeStampAuthority.Length > 0
            && !(
                Uri.TryCreate(TimeStampAuthority, UriKind.Absolute, out var authority)
                && (authority.Scheme is "http" or "https")
            )
        )
        {
            yield return new("DISCLOSURE_TSA must be an http or https address.");
        }

        var logs = SplitLogs();
        if (!logs.All(l => NoteKey.TryParse(l, out var key) && key.Type == NoteKeyType.Ed25519))
        {
            yield return new("DISCLOSURE_WITNESS_LOGS must be vkeys of logs, separated by semicolons.");
        }

        if (!WitnessSetting.TryParse(Witnesses, out _))
        {
            yield return new(
                "DISCLOSURE_LOG_WITNESSES must name each witness once, by its cosignature vkey, a space and an http or https address, separated by semicolons."
            );
        }
    }

    private string[] SplitLogs() =>
        WitnessedLogs.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // c2sp.org/signed-note: a key name is not empty and has neither spaces nor plus.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 200 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');
}
