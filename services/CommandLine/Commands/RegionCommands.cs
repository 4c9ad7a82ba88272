using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Regions: how far they are, and their figures; and what waits for the caller.</summary>
internal sealed class RegionCommands(CommandFactory factory)
{
    private const string Brief = "--brief";
    private const string Cell = "--cell";

    private static readonly (string Member, string Chinese)[] s_stages =
    [
        ("due", "应报"),
        ("missing", "未开始"),
        ("drafted", "填报中"),
        ("submitted", "已提交"),
        ("returned", "已退回"),
        ("approved", "已审定"),
        ("published", "已发布"),
        ("withdrawn", "已撤回"),
        ("late", "逾期"),
        ("exempt", "免报"),
    ];

    public Command Create() =>
        factory.Group(
            "region",
            "地区",
            "Regions",
            factory.Create(
                "progress",
                "一个地区的报送进度",
                "How far a region is",
                [
                    factory.Options.AgencyArgument(),
                    factory.Options.YearOption(required: true),
                    factory.Options.Flag(Brief, "只要数目", "Counts alone"),
                ],
                ProgressAsync
            ),
            factory.Create(
                "aggregate",
                "一个地区的汇总数据",
                "The figures of a region",
                [
                    factory.Options.AgencyArgument(),
                    factory.Options.YearOption(required: true),
                    factory.Options.Text(Cell, "列出各机关在该单元格的数", "List each agency's figure of this cell"),
                ],
                AggregateAsync
            )
        );

    public Command CreateTasks() =>
        factory.Create("tasks", "待办事项", "What waits for you", [factory.Options.YearOption()], TasksAsync);

    private static async Task<ExitCode> ProgressAsync(CommandRun run)
    {
        var path = ApiPath.Create(
            $"{run.Agency()}:progress",
            ("year", $"{run.FindNumber(CommonOptions.Year)}"),
            ("brief", run.Has(Brief) ? "true" : null)
        );
        run.Write(
            await run.GetAsync(path),
            json =>
            {
                run.Terminal.Output.WriteLine(
                    string.Join(
                        run.Wording.Choose("，", ", "),
                        s_stages.Select(s => $"{run.Wording.Choose(s.Chinese, s.Member)} {json.Text(s.Member)}")
                    )
                );
                var table = run.CreateTable(
                    ("机关", "Agency"),
                    ("名称", "Title"),
                    ("状态", "State"),
                    ("期限", "Due"),
                    ("逾期", "Late")
                );
                foreach (var agency in json.List("agencies"))
                {
                    table.Add(
                        agency.Text("agency"),
                        agency.Text("agencyTitle"),
                        run.StateName(agency.Text("state")),
                        agency.Text("dueDate"),
                        run.YesNo(agency.Flag("late"))
                    );
                }

                table.Write(run.Terminal);
            }
        );
        return ExitCode.Done;
    }

    private static async Task<ExitCode> AggregateAsync(CommandRun run)
    {
        var path = ApiPath.Create(
            $"{run.Agency()}:aggregate",
            ("year", $"{run.FindNumber(CommonOptions.Year)}"),
            ("cell", run.Find(Cell))
        );
        run.Write(await run.GetAsync(path), json => WriteAggregate(run, json));
        return ExitCode.Done;
    }

    private static void WriteAggregate(CommandRun run, JsonNode json)
    {
        run.WriteLine(
            $"汇总了 {json.Text("members")} 份年报，缺 {json.List("missing").Count()} 个机关。",
            $"{json.Text("members")} reports were added up; {json.List("missing").Count()} agencies are missing."
        );
        var cells = run.CreateTable(("单元格", "Cell"), ("合计", "Total"), ("本级", "Own"), ("下级", "Collected"));
        // Sums are strings by the name of their cell.
        foreach (var (cell, total) in json["cells"] as JsonObject ?? [])
        {
            cells.Add(cell, $"{total}", json["own"].Text(cell), json["collected"].Text(cell));
        }

        cells.Write(run.Terminal);
        // Contributors are listed only where a cell was asked for.
        if (run.Find(Cell) is not null)
        {
            var contributors = run.CreateTable(("机关", "Agency"), ("名称", "Title"), ("数", "Figure"));
            foreach (var c in json.List("contributors"))
            {
                contributors.Add(c.Text("agency"), c.Text("agencyName"), c.Text("number"));
            }

            contributors.Write(run.Terminal);
        }

        foreach (var missing in json.List("missing"))
        {
            run.WriteLine(
                $"缺：{missing.Text("agencyName")}（{missing.Text("agency")}）",
                $"Missing: {missing.Text("agencyName")} ({missing.Text("agency")})"
            );
        }
    }

    private static async Task<ExitCode> TasksAsync(CommandRun run)
    {
        var table = run.CreateTable(
            ("事项", "Task"),
            ("年报", "Report"),
            ("机关", "Agency"),
            ("状态", "State"),
            ("期限", "Due"),
            ("逾期", "Late")
        );
        await run.WriteAllAsync(
            "tasks",
            "tasks",
            t =>
                table.Add(
                    t.Text("kind"),
                    t.Text("report"),
                    t.Text("agencyTitle"),
                    run.StateName(t.Text("state")),
                    t.Text("dueDate"),
                    run.YesNo(t.Flag("late"))
                ),
            ("year", $"{run.FindNumber(CommonOptions.Year)}")
        );
        table.Write(run.Terminal);
        return ExitCode.Done;
    }
}
