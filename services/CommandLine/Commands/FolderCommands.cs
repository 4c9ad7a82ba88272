using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Disclosure.ApiErrors;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Bulk;
using Disclosure.CommandLine.Terminals;
using Disclosure.ResourceNames;

namespace Disclosure.CommandLine.Commands;

/// <summary>Many reports at once: a folder of documents taken in, and reports rendered into a folder.</summary>
internal sealed partial class FolderCommands(CommandFactory factory)
{
    private const string Folder = "folder";
    private const string Parallelism = "--parallel";
    private const string Under = "--under";
    private const string State = "--state";
    private const string Mode = "--mode";
    private const string AcceptOther = "--accept-other";
    private const int DefaultParallelism = 4;
    private const int MaxParallelism = 16;

    public IEnumerable<Command> Create()
    {
        var options = factory.Options;
        var parallel = options.Number(
            Parallelism,
            $"同时处理几份，1 至 {MaxParallelism}，默认 {DefaultParallelism}",
            $"How many at once, 1 to {MaxParallelism}; {DefaultParallelism} by default"
        );
        var folder = new Argument<string>(Folder) { Description = factory.Wording.Choose("文件夹", "The folder") };
        var format = options.FormatOption();
        format.Required = true;
        return
        [
            factory.Create(
                "import-folder",
                "导入一个文件夹中的年报文件；中断后重新执行即可继续，不会重复写入",
                "Takes in the documents of a folder; goes on after a break and writes nothing twice",
                [
                    folder,
                    options.Number(
                        CommonOptions.Year,
                        "报告年度，用于以机关代码命名的文件；名为 代码-年度 的文件不需要",
                        "Year of files that are named by an agency alone; those named agency-year need none"
                    ),
                    options.Choice(
                        Mode,
                        "文件中没有的内容：merge 保留，replace 清空",
                        "What a document lacks: merge keeps it, replace empties it",
                        "merge",
                        "replace"
                    ),
                    options.Flag(
                        AcceptOther,
                        "接受写有其他机关或年度的文件",
                        "Take documents of another agency or year"
                    ),
                    parallel,
                ],
                ImportAsync
            ),
            factory.Create(
                "render-folder",
                "把多份年报生成到一个文件夹；中断后重新执行即可继续",
                "Renders many reports into a folder; goes on after a break",
                [
                    folder,
                    format,
                    options.YearOption(required: true),
                    options.Text(Under, "该机关及其各级下属机关", "This agency and all below it"),
                    options.Choice(
                        State,
                        "只要该状态的年报",
                        "Only reports in this state",
                        "DRAFT",
                        "SUBMITTED",
                        "APPROVED",
                        "PUBLISHED",
                        "RETURNED"
                    ),
                    parallel,
                ],
                RenderAsync
            ),
        ];
    }

    private static async Task<ExitCode> ImportAsync(CommandRun run)
    {
        var folder = run.Require(Folder);
        if (!Directory.Exists(folder))
        {
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose($"没有文件夹 {folder}。", $"There is no folder {folder}.")
            );
        }

        // Files of other kinds are passed over. Sorted, so that every run has the same order.
        var files = Directory.EnumerateFiles(folder).Where(MediaTypes.Knows).Order(StringComparer.Ordinal);
        // All names first: one that says nothing stops the run before anything is sent.
        var items = files.Select(f => new BulkItem(f, FindReport(run, f))).ToArray();
        // Two documents of one report would overwrite each other.
        RequireDistinct(run, items);
        using var journal = OpenJournal(run, folder, "import");
        var import = new FolderImport(
            run.Api,
            journal,
            file => MediaTypes.Find(file, run.Wording),
            run.Find(Mode)?.ToUpperInvariant(),
            run.Has(AcceptOther)
        );
        return Report(run, await CreateRunner(run).RunAsync(items, import.ImportAsync, run.Cancellation));
    }

    private static async Task<ExitCode> RenderAsync(CommandRun run)
    {
        var folder = run.Require(Folder);
        var format = run.Require(CommonOptions.Format).ToLowerInvariant();
        // By name, which also orders the files.
        var etags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var query = new (string, string?)[]
        {
            ("year", $"{run.FindNumber(CommonOptions.Year)}"),
            ("under", run.FindAgency(Under)),
            ("state", run.Find(State)?.ToUpperInvariant()),
        };
        await foreach (var page in run.ReadPagesAsync("reports", query))
        {
            foreach (var report in page.Json.List("reports"))
            {
                etags[report.Text("name")] = report.Text("etag");
            }
        }

        Directory.CreateDirectory(folder);
        var items = etags
            .Keys.Select(name => new BulkItem(Path.Combine(folder, $"{FileNameOf(name)}.{format}"), name))
            .ToArray();
        using var journal = OpenJournal(run, folder, "render");
        var render = new FolderRender(run.Api, journal, format, etags);
        return Report(run, await CreateRunner(run).RunAsync(items, render.RenderAsync, run.Cancellation));
    }

    // Checked here and not by the parser, for a message in both languages.
    private static BulkRunner CreateRunner(CommandRun run)
    {
        var parallelism = run.FindNumber(Parallelism) ?? DefaultParallelism;
        return parallelism is > 0 and <= MaxParallelism
            ? new(run.Terminal, run.Wording, parallelism)
            : throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    $"选项 {Parallelism} 应为 1 至 {MaxParallelism}。",
                    $"{Parallelism} is 1 to {MaxParallelism}."
                )
            );
    }

    private static Journal OpenJournal(CommandRun run, string folder, string kind)
    {
        // Beside the folder and not in it, so that it is not taken for a document.
        var path = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}.{kind}.jsonl";
        try
        {
            return Journal.Open(path);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    $"无法使用进度文件 {path}：{broken.Message}",
                    $"Cannot use the journal {path}: {broken.Message}"
                )
            );
        }
    }

    private static ExitCode Report(CommandRun run, IReadOnlyList<BulkOutcome> outcomes)
    {
        // Skipped pieces were done before and are no failures.
        var refused = outcomes.Where(o => o.Reason.Length > 0).ToArray();
        if (run.AsJson)
        {
            foreach (var outcome in outcomes)
            {
                var line = new JsonObject
                {
                    ["file"] = outcome.Item.File,
                    ["report"] = outcome.Item.Report,
                    ["state"] =
                        outcome.Reason.Length > 0 ? "REFUSED"
                        : outcome.Skipped ? "SKIPPED"
                        : "DONE",
                    ["reason"] = outcome.Reason,
                    ["message"] = outcome.Message,
                };
                // One object a line, so that a reader can follow.
                run.Terminal.Output.WriteLine(line.ToJsonString(MemberList.Readable));
            }
        }
        else
        {
            foreach (var outcome in refused)
            {
                run.Terminal.Output.WriteLine($"{outcome.Item.File}: {outcome.Message}");
            }

            var skipped = outcomes.Count(o => o.Skipped);
            run.WriteLine(
                $"完成 {outcomes.Count - refused.Length - skipped} 份，之前已完成 {skipped} 份，未成功 {refused.Length} 份。",
                $"{outcomes.Count - refused.Length - skipped} done, {skipped} done before, {refused.Length} refused."
            );
        }

        // Partial: some were done, some refused.
        return refused.Length == 0 ? ExitCode.Done : ExitCode.Partial;
    }

    // {agency}-{report}, as rendering names files, or {agency} with the year of the option.
    private static string FindReport(CommandRun run, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var match = ReportFile().Match(name);
        var (agency, report) = match.Success
            ? (match.Groups[1].Value, match.Groups[2].Value)
            : (name, $"{run.FindNumber(CommonOptions.Year)}");
        try
        {
            return ReportName.Parse("file", $"agencies/{agency}/reports/{report}").ToString();
        }
        catch (ApiException wrong)
        {
            // A name that is none is a mistake of use, with the reader's own reason.
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose(
                    $"文件名 {Path.GetFileName(file)} 看不出是哪个机关、哪一年度的年报：应为 机关代码-年度，或用 --year 给出年度（{wrong.Localized}）。",
                    $"{Path.GetFileName(file)} does not say whose report it is: name it agency-year, or give the year by --year ({wrong.Message})."
                )
            );
        }
    }

    private static void RequireDistinct(CommandRun run, IReadOnlyList<BulkItem> items)
    {
        if (items.GroupBy(i => i.Report).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            var files = string.Join('、', twice.Select(i => Path.GetFileName(i.File)));
            throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose($"{files} 都是 {twice.Key}，请只留一份。", $"{files} are all {twice.Key}: keep one.")
            );
        }
    }

    private static string FileNameOf(string report)
    {
        var parts = report.Split('/');
        return $"{parts[1]}-{parts[3]}";
    }

    [GeneratedRegex("^(.+)-([0-9]{4}(?:-region)?)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReportFile();
}
