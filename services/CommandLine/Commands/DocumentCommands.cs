using System.CommandLine;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Documents of reports: the report in a format, and the proof that it is in the log.</summary>
internal sealed class DocumentCommands(CommandFactory factory)
{
    private const string Version = "--report-version";
    private const string Subject = "--subject";
    private const string StandardOutput = "-";

    public IEnumerable<Command> Create()
    {
        var version = factory.Options.Number(
            Version,
            "已发布的版本；不给则为当前内容",
            "A published version; without it, the report as it is"
        );
        var format = factory.Options.FormatOption();
        // No default: a format chosen by the program would surprise.
        format.Required = true;
        return
        [
            factory.Create(
                "render",
                "生成年报文件",
                "Renders a report",
                [factory.Options.ReportArgument(), format, version, factory.Options.OutputOption()],
                run =>
                    SaveAsync(
                        run,
                        ApiPath.Create(
                            $"{run.Report()}:render",
                            ("format", run.Require(CommonOptions.Format).ToLowerInvariant()),
                            ("version", $"{run.FindNumber(Version)}")
                        ),
                        run.Require(CommonOptions.Format).ToLowerInvariant()
                    )
            ),
            factory.Create(
                "receipt",
                "存证回执，可离线核验",
                "The receipt, which verifies offline",
                [
                    factory.Options.ReportArgument(),
                    factory.Options.Choice(
                        Subject,
                        "证明提交还是发布",
                        "Proof of a submission or of a publication",
                        "SUBMISSION",
                        "PUBLICATION"
                    ),
                    factory.Options.Number(Version, "哪一版的发布", "The version that was published"),
                    factory.Options.OutputOption(),
                ],
                run =>
                    SaveAsync(
                        run,
                        ApiPath.Create(
                            $"{run.Report()}:receipt",
                            ("subject", run.Find(Subject)?.ToUpperInvariant()),
                            ("version", $"{run.FindNumber(Version)}")
                        ),
                        "tlog-proof"
                    )
            ),
        ];
    }

    private static async Task<ExitCode> SaveAsync(CommandRun run, string path, string ending)
    {
        var parts = run.Report().Split('/');
        // Named as import-folder reads names: agency-report.
        var file = run.Find(CommonOptions.Output) ?? $"{parts[1]}-{parts[3]}.{ending}";
        // Nothing but the document goes to the standard output.
        if (file == StandardOutput)
        {
            await using var output = run.Terminal.OpenOutput();
            await run.Api.WriteAsync(path, output, run.Cancellation);
            return ExitCode.Done;
        }

        await run.Api.SaveAsync(path, file, run.Cancellation);
        run.Terminal.Output.WriteLine(file);
        return ExitCode.Done;
    }
}
