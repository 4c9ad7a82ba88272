using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Moves of reports, and reasons why findings may stand.</summary>
internal sealed class WorkflowCommands(CommandFactory factory)
{
    private const string Code = "--code";
    private const string Cells = "--cells";
    private const string Section = "--section";
    private const string Fingerprint = "--fingerprint";

    public IEnumerable<Command> Create() =>
        [
            Move("submit", "提交", "Submits a report", asksReason: false),
            Move("return", "退回，须说明理由", "Returns a report, with reasons", asksReason: true),
            Move("approve", "审定", "Approves a report", asksReason: false),
            Move("publish", "发布", "Publishes a report", asksReason: false),
            Move(
                "correct",
                "更正已发布的年报，须说明理由",
                "Opens a published report for a correction, with reasons",
                asksReason: true
            ),
            Move(
                "withdraw",
                "撤回已发布的年报，须说明理由",
                "Withdraws a published report, with reasons",
                asksReason: true
            ),
            factory.Create(
                "explain",
                "说明一项问题为什么可以保留",
                "Says why a finding may stand",
                [
                    factory.Options.ReportArgument(),
                    factory.Options.Text(
                        Code,
                        "问题代码，如 trend.outlier",
                        "Code of the finding, such as trend.outlier"
                    ),
                    factory.Options.Many(
                        Cells,
                        "问题涉及的单元格，可多次给出",
                        "A cell of the finding; may be repeated"
                    ),
                    factory.Options.Text(Section, "问题所在部分", "Section of the finding"),
                    factory.Options.Text(
                        Fingerprint,
                        "问题的指纹，可代替以上各项",
                        "Fingerprint of the finding, instead of all of the above"
                    ),
                    factory.Options.RequiredText(CommonOptions.Reason, "理由", "The reason"),
                    .. factory.Options.Write(),
                ],
                ExplainAsync
            ),
        ];

    private Command Move(string verb, string chinese, string english, bool asksReason)
    {
        var reasons = factory.Options.Many(CommonOptions.Reason, "理由，可多次给出", "A reason; may be repeated");
        reasons.Required = true;
        return factory.Create(
            verb,
            chinese,
            english,
            [factory.Options.ReportArgument(), .. asksReason ? [reasons] : (Symbol[])[], .. factory.Options.Write()],
            run => MoveAsync(run, verb, asksReason ? run.FindAll(CommonOptions.Reason) : [])
        );
    }

    private static async Task<ExitCode> MoveAsync(CommandRun run, string verb, string[] reasons)
    {
        var body = CreateBody(run);
        if (reasons.Length > 0)
        {
            body["reasons"] = new JsonArray([.. reasons.Select(r => JsonValue.Create(r))]);
        }

        var answer = await run.PostAsync(ApiPath.Create($"{run.Report()}:{verb}"), body);
        run.Write(
            answer,
            json =>
                run.Terminal.Output.WriteLine(
                    $"{json.Text("name")} {run.StateName(json.Text("state"))} etag {json.Text("etag")}"
                )
        );
        return ExitCode.Done;
    }

    private static async Task<ExitCode> ExplainAsync(CommandRun run)
    {
        var explanation = new JsonObject
        {
            ["code"] = run.Find(Code),
            ["cells"] = new JsonArray([.. run.FindAll(Cells).Select(c => JsonValue.Create(c))]),
            ["section"] = run.Find(Section),
            ["fingerprint"] = run.Find(Fingerprint),
            ["reason"] = run.Require(CommonOptions.Reason),
        };
        // Members without a value are left out: null is no value in the contract.
        foreach (var absent in explanation.Where(m => m.Value is null).Select(m => m.Key).ToArray())
        {
            explanation.Remove(absent);
        }

        var body = CreateBody(run);
        // One explanation a run.
        body["explanations"] = new JsonArray(explanation);
        var answer = await run.PostAsync(ApiPath.Create($"{run.Report()}:explain"), body);
        run.Write(
            answer,
            json =>
            {
                var table = run.CreateTable(("代码", "Code"), ("位置", "Where"), ("理由", "Reason"));
                foreach (var mark in json.List("marks"))
                {
                    var cells = mark.Joined("cells");
                    table.Add(mark.Text("code"), cells.Length > 0 ? cells : mark.Text("section"), mark.Text("reason"));
                }

                table.Write(run.Terminal);
            }
        );
        return ExitCode.Done;
    }

    private static JsonObject CreateBody(CommandRun run)
    {
        var body = new JsonObject { ["requestId"] = run.RequestId };
        // Without an etag the last write wins.
        if (run.Find(CommonOptions.Etag) is { } etag)
        {
            body["etag"] = etag;
        }

        return body;
    }
}
