using System.CommandLine;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Agencies: lists, one of them, and tables of many.</summary>
internal sealed class AgencyCommands(CommandFactory factory)
{
    private const string Parent = "--parent";
    private const string Subtree = "--subtree";
    private const string Update = "--update";
    private const string Region = "--region";

    public Command Create() =>
        factory.Group(
            "agencies",
            "机关",
            "Agencies",
            factory.Create(
                "list",
                "列出机关",
                "Lists agencies",
                [
                    factory.Options.Text(Parent, "只列该机关的直属机关", "Only those directly under this agency"),
                    factory.Options.Flag(Subtree, "连同各级下属机关", "And those at every level below"),
                ],
                ListAsync
            ),
            factory.Create("show", "一个机关", "One agency", [factory.Options.AgencyArgument()], ShowAsync),
            factory.Create(
                "import",
                "导入机关表（CSV），全部成功或全部不写入",
                "Adds the agencies of a CSV table, all or none",
                [
                    factory.Options.FileArgument("CSV 文件", "The CSV file"),
                    factory.Options.Flag(CommonOptions.DryRun, "只说明会写入什么", "Only says what it would do"),
                    factory.Options.Flag(Update, "允许更改已登记的机关", "Lines that differ change what is registered"),
                    factory.Options.Text(Region, "表中机关都属于该机关", "The agency that all lines are of or below"),
                    factory.Options.RequestIdOption(),
                ],
                ImportAsync
            )
        );

    private static async Task<ExitCode> ListAsync(CommandRun run)
    {
        var table = run.CreateTable(
            ("机关", "Agency"),
            ("名称", "Title"),
            ("上级", "Parent"),
            ("层级", "Level"),
            ("类别", "Kind")
        );
        // With --json the pages go out as they come, and the table stays empty.
        await run.WriteAllAsync(
            "agencies",
            "agencies",
            a => table.Add(a.Text("name"), a.Text("title"), a.Text("parent"), a.Text("level"), a.Text("kind")),
            ("parent", run.FindAgency(Parent)),
            ("subtree", run.Has(Subtree) ? "true" : null)
        );
        table.Write(run.Terminal);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> ShowAsync(CommandRun run)
    {
        var answer = await run.GetAsync(ApiPath.Create(run.Agency()));
        run.Write(answer, json => run.WriteMembers(json));
        return ExitCode.Done;
    }

    private static async Task<ExitCode> ImportAsync(CommandRun run)
    {
        var file = run.Require(CommonOptions.File);
        // Before anything is sent: a file that cannot be read is a mistake of use.
        LocalFile.RequireReadable(file, run.Wording);
        var dry = run.Has(CommonOptions.DryRun);
        var path = ApiPath.Create(
            "agencies:import",
            ("requestId", run.RequestId),
            ("validateOnly", dry ? "true" : null),
            ("updateExisting", run.Has(Update) ? "true" : null),
            ("region", run.FindAgency(Region))
        );
        // The table goes as the body, the choices in the address.
        var answer = await run.UploadAsync(path, file, "text/csv");
        run.Write(
            answer,
            json =>
            {
                var (added, updated, same) = (json.Text("added"), json.Text("updated"), json.Text("unchanged"));
                if (dry)
                {
                    run.WriteLine(
                        $"将新增 {added} 个、更改 {updated} 个，{same} 个不变；没有写入。",
                        $"Would add {added}, change {updated}, leave {same}; nothing was written."
                    );
                }
                else
                {
                    run.WriteLine(
                        $"新增 {added} 个，更改 {updated} 个，{same} 个不变。",
                        $"Added {added}, changed {updated}, left {same}."
                    );
                }

                var changes = run.CreateTable(
                    ("机关", "Agency"),
                    ("列", "Column"),
                    ("原值", "Before"),
                    ("新值", "After")
                );
                foreach (var change in json.List("changes"))
                {
                    changes.Add(
                        change.Text("agency"),
                        change.Text("column"),
                        change.Text("before"),
                        change.Text("after")
                    );
                }

                changes.Write(run.Terminal);
                // Notes are hints about lines and refuse nothing.
                foreach (var note in json.List("notes"))
                {
                    run.Terminal.Output.WriteLine($"{note.Text("message")}［{note.Text("code")}］");
                }
            }
        );
        return ExitCode.Done;
    }
}
