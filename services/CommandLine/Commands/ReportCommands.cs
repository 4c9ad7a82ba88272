using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Reports: what there is, what is in them, and what is wrong with them.</summary>
internal sealed class ReportCommands(CommandFactory factory)
{
    private const string State = "--state";
    private const string Agency = "--agency";
    private const string Under = "--under";
    private const string Prefill = "--prefill";
    private const string Mode = "--mode";
    private const string AcceptOther = "--accept-other";
    private const string From = "--from";
    private const string To = "--to";
    private const string Part = "--part";

    public IEnumerable<Command> Create()
    {
        var options = factory.Options;
        return
        [
            factory.Create(
                "list",
                "列出年报",
                "Lists reports",
                [
                    options.Text(Agency, "该机关的年报", "Of this agency"),
                    options.Text(Under, "该机关及其下级的年报", "Of this agency and all below it"),
                    options.YearOption(),
                    options.Choice(
                        State,
                        "状态",
                        "The state",
                        "DRAFT",
                        "SUBMITTED",
                        "APPROVED",
                        "PUBLISHED",
                        "RETURNED",
                        "WITHDRAWN"
                    ),
                ],
                ListAsync
            ),
            factory.Create("show", "一份年报", "One report", [options.ReportArgument()], ShowAsync),
            factory.Create(
                "create",
                "新建年报",
                "Opens a report",
                [
                    options.ReportArgument(),
                    options.Flag(Prefill, "从上年年报开始", "Begin from last year's report"),
                    options.RequestIdOption(),
                ],
                CreateAsync
            ),
            factory.Create(
                "import",
                "把文件读入年报草稿",
                "Reads a document into the draft",
                [
                    options.ReportArgument(),
                    options.FileArgument("文件（docx、doc、pdf、ofd、html、xlsx、txt、md、json、xml）", "The document"),
                    options.Choice(
                        Mode,
                        "文件中没有的内容：merge 保留，replace 清空",
                        "What the document lacks: merge keeps it, replace empties it",
                        "merge",
                        "replace"
                    ),
                    options.Flag(
                        AcceptOther,
                        "接受写有其他机关或年度的文件",
                        "Take a document of another agency or year"
                    ),
                    options.Flag(CommonOptions.DryRun, "只说明会改动什么", "Only says what would change"),
                    options.RequestIdOption(),
                ],
                ImportAsync
            ),
            factory.Create(
                "check",
                "检查年报；有错误时退出码为 1",
                "Checks a report; exits with 1 where a finding is an ERROR",
                [options.ReportArgument()],
                CheckAsync
            ),
            factory.Create(
                "diff",
                "两个版本之间的差别",
                "What differs between two revisions",
                [
                    options.ReportArgument(),
                    options.Number(
                        From,
                        "较早的版本；0 表示首次写入之前",
                        "The earlier revision; 0: before the first write"
                    ),
                    options.Number(To, "较晚的版本；0 表示最新", "The later revision; 0: the newest"),
                    options.Choice(Part, "表格或正文", "Figures or prose", "STATISTICS", "NARRATIVE"),
                ],
                DiffAsync
            ),
        ];
    }

    private static async Task<ExitCode> ListAsync(CommandRun run)
    {
        var table = run.CreateTable(
            ("年报", "Report"),
            ("机关", "Agency"),
            ("年度", "Year"),
            ("状态", "State"),
            ("版本", "Version")
        );
        await run.WriteAllAsync(
            "reports",
            "reports",
            r =>
                table.Add(
                    r.Text("name"),
                    r.Text("agencyName"),
                    r.Text("year"),
                    run.StateName(r.Text("state")),
                    r.Text("version") is var version && version == "0" ? "" : version
                ),
            ("agency", run.FindAgency(Agency)),
            ("under", run.FindAgency(Under)),
            ("year", $"{run.FindNumber(CommonOptions.Year)}"),
            ("state", run.Find(State)?.ToUpperInvariant())
        );
        table.Write(run.Terminal);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> ShowAsync(CommandRun run)
    {
        var answer = await run.GetAsync(ApiPath.Create(run.Report()));
        run.Write(answer, json => WriteReport(run, json));
        return ExitCode.Done;
    }

    private static async Task<ExitCode> CreateAsync(CommandRun run)
    {
        var parts = run.Report().Split('/');
        var body = new JsonObject
        {
            ["reportId"] = parts[3],
            ["requestId"] = run.RequestId,
            ["prefill"] = run.Has(Prefill),
        };
        var answer = await run.PostAsync(ApiPath.Create($"agencies/{parts[1]}/reports"), body);
        run.Write(answer, json => WriteState(run, json));
        return ExitCode.Done;
    }

    private static async Task<ExitCode> ImportAsync(CommandRun run)
    {
        var file = run.Require(CommonOptions.File);
        LocalFile.RequireReadable(file, run.Wording);
        var path = ApiPath.Create(
            $"{run.Report()}:import",
            ("requestId", run.RequestId),
            ("mode", run.Find(Mode)?.ToUpperInvariant()),
            ("acceptOther", run.Has(AcceptOther) ? "true" : null),
            ("validateOnly", run.Has(CommonOptions.DryRun) ? "true" : null)
        );
        var answer = await run.UploadAsync(path, file, MediaTypes.Find(file, run.Wording));
        run.Write(
            answer,
            json =>
            {
                WriteState(run, json);
                DiffTable.Write(run, json["changes"]);
                run.WriteFindings(json.List("findings"));
            }
        );
        return ExitCode.Done;
    }

    private static async Task<ExitCode> CheckAsync(CommandRun run)
    {
        var answer = await run.GetAsync(ApiPath.Create($"{run.Report()}:check"));
        run.Write(answer, json => run.WriteFindings(json.List("findings")));
        return FindingTable.Judge(answer.Json);
    }

    private static async Task<ExitCode> DiffAsync(CommandRun run)
    {
        var path = ApiPath.Create(
            $"{run.Report()}:diff",
            ("from", $"{run.FindNumber(From)}"),
            ("to", $"{run.FindNumber(To)}"),
            ("part", run.Find(Part)?.ToUpperInvariant())
        );
        var answer = await run.GetAsync(path);
        run.Write(
            answer,
            json =>
            {
                DiffTable.Write(run, json["statistics"]);
                DiffTable.Write(run, json["narrative"]);
            }
        );
        return ExitCode.Done;
    }

    private static void WriteReport(CommandRun run, JsonNode json)
    {
        // The title of the report, then where it stands.
        run.Terminal.Output.WriteLine(json.Text("title"));
        WriteState(run, json);
        var cells = json["statistics"]?["cells"] as JsonObject ?? [];
        run.WriteLine($"已填 {cells.Count} 格", $"{cells.Count} cells are filled in");
        var table = run.CreateTable(("部分", "Section"), ("标题", "Heading"), ("字数", "Characters"));
        foreach (var section in json["narrative"].List("sections"))
        {
            table.Add(section.Text("section"), section.Text("heading"), $"{CountCharacters(section)}");
        }

        table.Write(run.Terminal);
    }

    private static int CountCharacters(JsonNode section) =>
        section.Text("text").Length + section.List("sections").Sum(CountCharacters);

    private static void WriteState(CommandRun run, JsonNode json) =>
        run.Terminal.Output.WriteLine(
            $"{json.Text("name")} {run.StateName(json.Text("state"))} etag {json.Text("etag")}"
        );
}
