using System.CommandLine;
using Disclosure.CommandLine.Terminals;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.CommandLine.Commands;

/// <summary>The public half of a key, for whoever verifies.</summary>
internal sealed class KeyCommand(CommandFactory factory)
{
    private const string Name = "--name";

    public Command Create() =>
        factory.Create(
            "public-key",
            "由私钥文件给出公钥，交给核验方",
            "The public key of a private key's file, for verifiers",
            [
                factory.Options.FileArgument("私钥文件（PEM）", "File of the private key (PEM)"),
                factory.Options.Text(
                    Name,
                    "日志标识：给出日志公钥（名称+标识+公钥）而不是 PEM",
                    "Identity of the log: gives the log's name+id+key instead of PEM"
                ),
            ],
            Show
        );

    private static Task<ExitCode> Show(CommandRun run)
    {
        var path = run.Require(CommonOptions.File);
        try
        {
            // The private key is read and never written anywhere.
            var key = PrivateKey.FromPem(LocalFile.ReadText(path, run.Wording)).PublicKey;
            run.Terminal.Output.WriteLine(
                run.Find(Name) is { } name ? $"{NoteKey.Create(name, NoteKeyType.Ed25519, key)}" : key.ToPem().TrimEnd()
            );
            return Task.FromResult(ExitCode.Done);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    $"{path} 不是可用的私钥，或名称不合要求（日志公钥须为 Ed25519，名称中没有空格和加号）。",
                    $"{path} is no private key for this: a log's key is Ed25519, and its name has no space and no plus."
                )
            );
        }
    }
}
