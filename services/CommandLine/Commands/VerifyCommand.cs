using System.CommandLine;
using Disclosure.CommandLine.Terminals;
using Disclosure.CommandLine.Verification;
using Disclosure.PublicTree.Verification;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.CommandLine.Commands;

/// <summary>Verifies receipts, publications, copies of the public tree, public sites and exported logs with keys that the user trusts.</summary>
internal sealed class VerifyCommand(CommandFactory factory)
{
    private const string Target = "target";
    private const string Key = "--key";
    private const string Origin = "--origin";
    private const string Witness = "--witness";
    private const string Quorum = "--quorum";
    private const string Tree = "--tree";
    private const string Manifest = "--manifest";
    private const string Receipt = "--receipt";

    // The 条例 took effect on 1 May 2008: no report is of an earlier year.
    private const int FirstYear = 2008;

    public Command Create()
    {
        var options = factory.Options;
        var key = options.Many(
            Key,
            "可信公钥：发布机关的 PEM 文件，或日志公钥（名称+标识+公钥，或存有它的文件）；可多次给出",
            "A key that you trust: the publisher's PEM file, or the log's name+id+key or a file with it; may be repeated"
        );
        key.Required = true;
        return factory.Create(
            "verify",
            "核验回执、发布文件、公开目录或网站、日志导出；指出第一处被改动、删除、移动、截去或添加的内容",
            "Verifies a receipt, a published file, a public tree or site, or an exported log; names the first entry that was changed, deleted, moved, cut off or added",
            [
                new Argument<string>(Target)
                {
                    Description = factory.Wording.Choose(
                        "回执文件、发布文件、公开目录、网站地址或日志导出",
                        "File of a receipt, a published file, a folder, an address, or an exported log"
                    ),
                },
                key,
                options.Text(
                    Origin,
                    "日志标识；不给则取日志公钥的名称",
                    "Identity of the log; by default the name of its key"
                ),
                options.Many(Witness, "见证方公钥，可多次给出", "Key of a witness; may be repeated"),
                options.Number(Quorum, "至少要有几个见证方签名", "How many witnesses must have cosigned"),
                options.Text(
                    Tree,
                    "日志导出所对照的公开目录或网站",
                    "The folder or address that an exported log is held against"
                ),
                options.Text(Manifest, "发布文件的清单", "Manifest of a published file"),
                options.Text(Receipt, "发布文件的回执", "Receipt of a published file"),
                options.FormatOption(),
                options.YearOption(),
            ],
            VerifyAsync
        );
    }

    private static async Task<ExitCode> VerifyAsync(CommandRun run)
    {
        var target = run.Require(Target);
        // Keys come from the user alone: what is verified cannot vouch for itself.
        var keys = TrustedKeys.Read(run.FindAll(Key), run.Wording);
        var witnesses = TrustedKeys.ReadWitnesses(run.FindAll(Witness), run.Wording);
        var policy = keys.CreatePolicy(run.Find(Origin), witnesses, run.FindNumber(Quorum) ?? 0, run.Wording);
        VerificationResult result;
        try
        {
            result = await VerifyAsync(run, target, keys, policy);
        }
        // Broken data are a finding, not a crash: the caller is told where.
        catch (InvalidDataException broken)
        {
            result = new(target, "data");
            result.Add("DATA_BROKEN", target, broken.Message);
        }
        catch (HttpRequestException lost)
        {
            throw new CommandException(
                ExitCode.Unavailable,
                run.Wording.Choose($"无法读取 {target}：{lost.Message}", $"Cannot read {target}: {lost.Message}")
            );
        }

        result.Write(run.Terminal, run.Wording, run.AsJson);
        return result.Exit;
    }

    private static async Task<VerificationResult> VerifyAsync(
        CommandRun run,
        string target,
        TrustedKeys keys,
        LogPolicy policy
    )
    {
        // By what the target is: an address or folder, an exported log, a published file, else a receipt.
        if (IsAddress(target) || Directory.Exists(target))
        {
            // Files of a tree are signed by the publisher.
            RequirePublisher(run, keys);
            var tree = new VerificationResult(target, "tree");
            using var http = CreateClient();
            // Progress is for terminals; it goes to the error stream.
            var progress = run.Terminal.ShowsProgress ? run.Terminal.Error.WriteLine : (Action<string>)(_ => { });
            await new TreeVerification(Open(run, target, http), keys, policy, run.Wording, progress).VerifyAsync(
                tree,
                run.Cancellation
            );
            return tree;
        }

        if (run.Find(Tree) is { } source)
        {
            var log = new VerificationResult(target, "log");
            using var http = CreateClient();
            await using var export = LocalFile.Open(target, run.Wording);
            await new LogExportVerification(Open(run, source, http), policy, run.Wording).VerifyAsync(
                export,
                log,
                run.Cancellation
            );
            return log;
        }

        if (run.Find(Manifest) is { } manifest)
        {
            RequirePublisher(run, keys);
            return await VerifyFileAsync(run, target, manifest, new(keys.Publishers, policy));
        }

        var receipt = new VerificationResult(target, "receipt");
        new ReceiptVerification(policy, run.Wording).Verify(LocalFile.ReadText(target, run.Wording), receipt);
        return receipt;
    }

    private static async Task<VerificationResult> VerifyFileAsync(
        CommandRun run,
        string target,
        string manifest,
        PublicationVerifier verifier
    )
    {
        var receipt =
            // A file alone proves nothing: its receipt binds it to the log.
            run.Find(Receipt)
            ?? throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    "核验发布文件还需要用 --receipt 给出回执。",
                    "A published file needs its receipt too: --receipt."
                )
            );
        var result = new VerificationResult(target, "publication");
        await using var file = LocalFile.Open(target, run.Wording);
        var fault = await verifier.VerifyAsync(
            // Without --format the ending of the file says what it is.
            run.Find(CommonOptions.Format) ?? Path.GetExtension(target).TrimStart('.'),
            file,
            LocalFile.ReadBytes(manifest, run.Wording),
            LocalFile.ReadText(receipt, run.Wording),
            run.Cancellation
        );
        if (fault is not PublicationFault.None)
        {
            result.Problems.Add(fault.ToProblem(target, run.Wording));
        }

        return result;
    }

    private static IPublicationSource Open(CommandRun run, string place, HttpClient http)
    {
        if (!IsAddress(place))
        {
            return new TreeFolderSource(place);
        }

        const string Pages = "/public/v1";
        var root = place.TrimEnd('/');
        // Both forms of the address are accepted.
        root = root.EndsWith(Pages, StringComparison.Ordinal) ? root[..^Pages.Length] : root;
        // Ends with a slash, or the last part of the path would be replaced.
        http.BaseAddress = new Uri(root + "/");
        // The years are asked for one by one.
        var thisYear = TimeProvider.System.GetUtcNow().Year;
        return new PublicSiteSource(
            http,
            run.FindNumber(CommonOptions.Year) is { } year
                ? [year]
                : [.. Enumerable.Range(FirstYear, thisYear - FirstYear + 1)]
        );
    }

    // A site answers for itself: what it would lead to elsewhere was not named by the user.
    private static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static bool IsAddress(string target) =>
        target.StartsWith("https://", StringComparison.Ordinal)
        || target.StartsWith("http://", StringComparison.Ordinal);

    private static void RequirePublisher(CommandRun run, TrustedKeys keys)
    {
        if (keys.Publishers.Count == 0)
        {
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    "请再用 --key 给出发布机关的公钥文件（PEM），公钥须从可信渠道取得。",
                    "Give the publisher's public key (a PEM file) by --key too, from a source that you trust."
                )
            );
        }
    }
}
