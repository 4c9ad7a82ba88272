using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>The log: followed as it grows, or exported for verification.</summary>
internal sealed class LogCommands(CommandFactory factory)
{
    private const string After = "--after";
    private const string Agency = "--agency";
    private const string Subtree = "--subtree";
    private const string Count = "--count";
    private const int MaxSilentFailures = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public Command Create() =>
        factory.Group(
            "log",
            "存证日志",
            "The log",
            factory.Create(
                "follow",
                "跟踪日志，断线后接着读，直到 Ctrl-C",
                "Follows the log until Ctrl-C; goes on after a broken connection",
                [.. Selection(), factory.Options.Number(Count, "读到这么多条后结束", "End after so many entries")],
                FollowAsync
            ),
            factory.Create(
                "export",
                "导出日志，每行一条，供 verify 核验",
                "Exports the log, one entry a line, for verify",
                [.. Selection(), factory.Options.OutputOption()],
                ExportAsync
            )
        );

    private IEnumerable<Symbol> Selection() =>
        [
            factory.Options.Number(After, "从该序号之后开始", "Begin behind this index"),
            factory.Options.Text(Agency, "只要该机关的条目", "Entries of this agency alone"),
            factory.Options.Flag(Subtree, "连同各级下属机关", "And of those at every level below"),
        ];

    private static (string Name, string? Value)[] Query(CommandRun run, string? after) =>
        [("after", after), ("agency", run.FindAgency(Agency)), ("subtree", run.Has(Subtree) ? "true" : null)];

    private static async Task<ExitCode> FollowAsync(CommandRun run)
    {
        // As text: null begins with the first entry.
        var after = run.FindNumber(After)?.ToString();
        var left = run.FindNumber(Count) ?? int.MaxValue;
        for (var failures = 0; ; )
        {
            try
            {
                var path = ApiPath.Create("events", Query(run, after));
                using var answer = await run.Api.OpenAsync(HttpMethod.Get, path, null, run.Cancellation);
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(run.Cancellation));
                while (await lines.ReadLineAsync(run.Cancellation) is { } line)
                {
                    // An empty line shows that the connection lives.
                    if (line.Length == 0)
                    {
                        continue;
                    }

                    // An entry that arrived ends the run of failures.
                    failures = 0;
                    // The next connection begins behind it.
                    after = Show(run, line);
                    if (--left == 0)
                    {
                        return ExitCode.Done;
                    }
                }
            }
            // The connection broke off in the middle; what was shown is not shown again.
            catch (Exception broken)
                when (broken is IOException or HttpRequestException && failures < MaxSilentFailures) { }

            failures++;
            await Task.Delay(s_pause, run.Cancellation);
        }
    }

    private static string Show(CommandRun run, string line)
    {
        // Within a stream an error is a line of its own.
        var json = JsonNode.Parse(line);
        if (json?["error"] is JsonObject error && ServerError.Parse(error.ToJsonString()) is { } refusal)
        {
            throw new ServerException(refusal);
        }

        run.Terminal.Output.WriteLine(
            run.AsJson
                ? line
                : $"{json.Text("index")} {json.Text("time")} {json.Text("kind")} {json.Text("resource")} {json.Text("actor")}"
        );
        // At once: whoever follows waits for this line.
        run.Terminal.Output.Flush();
        return json.Text("index");
    }

    private static async Task<ExitCode> ExportAsync(CommandRun run)
    {
        var file = run.Find(CommonOptions.Output) ?? "-";
        if (file == "-")
        {
            await WriteAsync(run, run.Terminal.Output);
            return ExitCode.Done;
        }

        // A draft until it is whole: an export that breaks off must not look complete.
        var draft = $"{file}.part";
        await using (var target = LocalFile.CreateText(draft, run.Wording))
        {
            await WriteAsync(run, target);
        }

        File.Move(draft, file, overwrite: true);
        run.Terminal.Output.WriteLine(file);
        return ExitCode.Done;
    }

    private static async Task WriteAsync(CommandRun run, TextWriter target)
    {
        var after = run.FindNumber(After)?.ToString();
        await foreach (var page in run.ReadPagesAsync("log/entries", Query(run, after)))
        {
            foreach (var line in page.Json.List("lines"))
            {
                await target.WriteLineAsync(line.ToJsonString(MemberList.Readable).AsMemory(), run.Cancellation);
            }
        }
    }
}
