using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.ApiErrors;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Offline;
using Disclosure.CommandLine.Terminals;
using Grpc.Core;

namespace Disclosure.CommandLine.Commands;

/// <summary>Checks a document that belongs to no report, at the server or without one.</summary>
internal sealed class CheckCommand(CommandFactory factory)
{
    private const string Offline = "--offline";
    private const string EditionsVariable = "DISCLOSURE_EDITIONS";

    public Command Create() =>
        factory.Create(
            "check",
            "检查一份年报文件，不写入任何内容；有错误时退出码为 1",
            "Checks a document and stores nothing; exits with 1 where a finding is an ERROR",
            [
                factory.Options.FileArgument("年报文件", "The document"),
                factory.Options.Flag(
                    Offline,
                    "在本机检查，不连接服务器，结论与服务器相同",
                    "Check on this machine without a server, with the same verdict"
                ),
            ],
            CheckAsync
        );

    private static async Task<ExitCode> CheckAsync(CommandRun run)
    {
        var file = run.Require(CommonOptions.File);
        var type = MediaTypes.Find(file, run.Wording);
        LocalFile.RequireReadable(file, run.Wording);
        var answer = run.Has(Offline)
            ? await CheckOfflineAsync(run, file, type)
            // Pictures are not shown, so their bytes need not come back.
            : await run.UploadAsync(ApiPath.Create("documents:read", ("omitPictures", "true")), file, type);
        run.Write(
            answer,
            json =>
            {
                run.Terminal.Output.WriteLine($"{json.Text("title")} {json.Text("year")}");
                run.WriteFindings(json.List("findings"));
                run.WriteLine($"结论摘要 {json.Text("verdictDigest")}", $"Verdict {json.Text("verdictDigest")}");
            }
        );
        // The exit code is for scripts; --json changes nothing about it.
        return FindingTable.Judge(answer.Json);
    }

    private static async Task<ApiAnswer> CheckOfflineAsync(CommandRun run, string file, string type)
    {
        try
        {
            var editions = run.Terminal.Environment.GetValueOrDefault(EditionsVariable);
            var content = await File.ReadAllBytesAsync(file, run.Cancellation);
            var text = await OfflineCheck.CheckAsync(content, type, editions, run.Cancellation);
            return new(text, JsonNode.Parse(text)!);
        }
        // The same services answer here, so their refusals are read as a server's are.
        catch (RpcException refused)
        {
            throw new ServerException(Read(refused));
        }
        catch (ApiException wrong)
        {
            // Empty and too large documents are refused by the gateway's own code.
            throw new ServerException(new((int)wrong.Code, wrong.Reason, wrong.Message, wrong.Localized, []));
        }
        catch (InvalidDataException broken)
        {
            throw new CommandException(ExitCode.Usage, broken.Message);
        }
    }

    // The same refusal as a server's.
    private static ServerError Read(RpcException refused)
    {
        var status = refused.GetRpcStatus();
        return new(
            (int)refused.StatusCode,
            status?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? "",
            refused.Status.Detail,
            status?.GetDetail<Google.Rpc.LocalizedMessage>()?.Message ?? "",
            []
        );
    }
}
