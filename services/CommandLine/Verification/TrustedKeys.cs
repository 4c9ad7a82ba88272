using Disclosure.CommandLine.Terminals;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.CommandLine.Verification;

/// <summary>Keys that the user trusts: they come from the command line, never from what is verified.</summary>
/// <param name="Publishers">Keys that sign manifests.</param>
/// <param name="Logs">Keys that sign checkpoints.</param>
internal sealed record TrustedKeys(IReadOnlyList<PublicKey> Publishers, IReadOnlyList<NoteKey> Logs)
{
    private const string PemStart = "-----BEGIN PUBLIC KEY-----";

    /// <summary>Reads keys.</summary>
    /// <param name="values">Each a vkey (name+id+key), or a file with vkeys or public keys in PEM.</param>
    /// <exception cref="CommandException">One is no key.</exception>
    public static TrustedKeys Read(IEnumerable<string> values, Wording wording)
    {
        var (publishers, logs) = (new List<PublicKey>(), new List<NoteKey>());
        foreach (var value in values)
        {
            if (NoteKey.TryParse(value, out var key))
            {
                logs.Add(key);
            }
            else
            {
                ReadFile(value, publishers, logs, wording);
            }
        }

        return new(publishers, logs);
    }

    /// <summary>Reads keys of witnesses.</summary>
    public static IReadOnlyList<NoteKey> ReadWitnesses(IEnumerable<string> values, Wording wording) =>
        [
            .. values.SelectMany(v =>
                Read([v], wording) is { Logs: { Count: > 0 } keys } ? keys : throw NoKey(v, wording)
            ),
        ];

    /// <summary>Whose checkpoints count.</summary>
    /// <param name="origin">Identity of the log; null: the name of its keys.</param>
    public LogPolicy CreatePolicy(string? origin, IReadOnlyList<NoteKey> witnesses, int quorum, Wording wording)
    {
        var names = Logs.Select(k => k.Name).Distinct().ToArray();
        if (names.Length == 0 || (names.Length > 1 && origin is null))
        {
            throw new CommandException(
                ExitCode.Usage,
                names.Length == 0
                    ? wording.Choose(
                        "请用 --key 给出存证日志的公钥（形如 名称+标识+公钥），公钥须从可信渠道取得。",
                        "Give the log's key (name+id+key) by --key, from a source that you trust."
                    )
                    : wording.Choose(
                        "给出了多个日志的公钥，请用 --origin 指明要核验哪个日志。",
                        "The keys are of several logs: say by --origin which one is verified."
                    )
            );
        }

        return new(origin ?? names[0], Logs) { Witnesses = witnesses, Quorum = quorum };
    }

    private static void ReadFile(string path, List<PublicKey> publishers, List<NoteKey> logs, Wording wording)
    {
        var text = LocalFile.ReadText(path, wording);
        try
        {
            if (text.Contains(PemStart, StringComparison.Ordinal))
            {
                publishers.Add(PublicKey.FromPem(text));
                return;
            }
        }
        catch (FormatException)
        {
            throw NoKey(path, wording);
        }

        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            logs.Add(NoteKey.TryParse(line, out var key) ? key : throw NoKey(path, wording));
        }
    }

    private static CommandException NoKey(string value, Wording wording) =>
        new(
            ExitCode.Usage,
            wording.Choose(
                $"“{value}”中没有公钥：应为 PEM 格式的公钥（PUBLIC KEY）或形如 名称+标识+公钥 的日志公钥。",
                $"\"{value}\" holds no public key: a PEM file (PUBLIC KEY) or a log's name+id+key."
            )
        );
}
