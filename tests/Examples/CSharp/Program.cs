// A report from draft to publication over gRPC, and verification of what is published: CSharpExample AGENCY DRAFT FOLDER
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Gateway.V1;
using Disclosure.PublicTree.Verification;
using Disclosure.Report.V1;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Google.Api;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

var (agency, draft, folder) = ($"agencies/{args[0]}", args[1], args[2]);
using var channel = GrpcChannel.ForAddress($"http://{Setting("DISCLOSURE_GRPC")}");
var reports = new ReportService.ReportServiceClient(channel);
var documents = new DocumentService.DocumentServiceClient(channel);
var workflow = new WorkflowService.WorkflowServiceClient(channel);
var log = new LogService.LogServiceClient(channel);

// Two people, or two systems: who submitted a report does not approve it.
var clerk = Bearer(Setting("DISCLOSURE_TOKEN"));
var officer = Bearer(Setting("DISCLOSURE_OFFICER_TOKEN"));
try
{
    // Whoever repeats a write after a lost answer sends the same request id, and it has one effect.
    var opening = new CreateReportRequest
    {
        Parent = agency,
        ReportId = "2024",
        RequestId = NewId(),
    };
    var name = (await reports.CreateReportAsync(opening, clerk)).Name;
    var importing = new ImportReportRequest
    {
        Name = name,
        RequestId = NewId(),
        Document = new HttpBody
        {
            ContentType = "text/plain; charset=utf-8",
            Data = ByteString.CopyFrom(await File.ReadAllBytesAsync(draft)),
        },
    };
    await documents.ImportReportAsync(importing, clerk);

    var findings = (await reports.CheckReportAsync(new CheckReportRequest { Name = name }, clerk)).Findings;
    if (findings.Any(f => f.Severity == Severity.Error))
    {
        return Fail(string.Join('\n', findings.Select(f => f.Message)));
    }

    var warnings = findings.Where(f => f.Severity == Severity.Warning).ToArray();
    var reasons = new Dictionary<string, string>
    {
        ["claims.mismatch"] = "正文含对上年答复补充公开的1件，表格只计本年办理结果。",
    };
    var explanations = warnings.Select(w => new FindingExplanation
    {
        Fingerprint = w.Fingerprint,
        Reason = reasons[w.Code],
    });
    var explaining = new ExplainReportRequest
    {
        Name = name,
        RequestId = NewId(),
        Explanations = { explanations },
    };
    await workflow.ExplainReportAsync(explaining, clerk);

    var submitting = new SubmitReportRequest { Name = name, RequestId = NewId() };
    var submitted = await workflow.SubmitReportAsync(submitting, clerk);
    // The etag: what is approved is what was submitted, and nothing that came between.
    var approving = new ApproveReportRequest
    {
        Name = name,
        Etag = submitted.Etag,
        RequestId = NewId(),
    };
    var approved = await workflow.ApproveReportAsync(approving, officer);
    var publishing = new PublishReportRequest
    {
        Name = name,
        Etag = approved.Etag,
        RequestId = NewId(),
    };
    await workflow.PublishReportAsync(publishing, officer);

    var sha256 = await DownloadAsync(name);
    var answer = new
    {
        explained = warnings.Select(w => w.Code),
        events = await FollowAsync(name),
        sha256,
    };
    Console.WriteLine(JsonSerializer.Serialize(answer));
    return 0;
}
catch (RpcException refusal)
{
    // The code and the reason are stable; the words are for people.
    var status = refusal.GetRpcStatus();
    var words = status?.GetDetail<LocalizedMessage>()?.Message ?? refusal.Status.Detail;
    return Fail($"{refusal.StatusCode} {status?.GetDetail<ErrorInfo>()?.Reason} {words}");
}

// Events of the report behind its creation until its publication; whoever is cut off goes on behind the last index.
async Task<List<string>> FollowAsync(string name)
{
    var creation = new ListAuditLinesRequest
    {
        Agency = agency,
        Resource = name,
        PageSize = 1,
    };
    var after = (await log.ListAuditLinesAsync(creation, officer)).Lines[0].Index;
    using var stream = log.WatchEvents(new WatchEventsRequest { Agency = agency, After = after }, officer);
    var kinds = new List<string>();
    await foreach (var line in stream.ResponseStream.ReadAllAsync())
    {
        if (line.Resource == name)
        {
            kinds.Add(line.Kind);
        }

        if (line.Kind == "REPORT_PUBLISHED")
        {
            break;
        }
    }

    return kinds;
}

// Reads what is public over plain HTTP, without credentials; saves it once it verifies and answers its digest.
async Task<string> DownloadAsync(string name)
{
    using var http = new HttpClient { BaseAddress = new Uri(Setting("DISCLOSURE_SERVER")) };
    var index = JsonNode.Parse(await http.GetStringAsync($"/public/v1/{name}"));
    var newest = index!["versions"]!.AsArray().MaxBy(v => (int)v!["version"]!)!;
    var html = newest["files"]!.AsArray().First(f => (string?)f!["format"] == "html")!;
    var file = await http.GetByteArrayAsync((string?)html["uri"]);
    var manifest = await http.GetByteArrayAsync((string?)newest["manifestUri"]);
    var receipt = await http.GetStringAsync((string?)newest["receiptUri"]);

    // Keys come from somewhere that is trusted, never from the server that is verified.
    var publisher = PublicKey.FromPem(await File.ReadAllTextAsync(Setting("DISCLOSURE_PUBLISHER_KEY")));
    if (!NoteKey.TryParse(Setting("DISCLOSURE_LOG_KEY"), out var logKey))
    {
        throw new FormatException("DISCLOSURE_LOG_KEY is no key of a log.");
    }

    var verifier = new PublicationVerifier([publisher], new LogPolicy(logKey.Name, [logKey]));
    using var content = new MemoryStream(file);
    var fault = await verifier.VerifyAsync("html", content, manifest, receipt, CancellationToken.None);
    if (fault != PublicationFault.None)
    {
        throw new InvalidDataException($"not verified: {fault}");
    }

    await File.WriteAllBytesAsync(Path.Combine(folder, "report.html"), file);
    await File.WriteAllBytesAsync(Path.Combine(folder, "manifest.json"), manifest);
    await File.WriteAllTextAsync(Path.Combine(folder, "receipt.tlog-proof"), receipt);
    return (string)html["sha256"]!;
}

static string Setting(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");

static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };

static string NewId() => $"{Guid.NewGuid()}";

static int Fail(string words)
{
    Console.Error.WriteLine(words);
    return 1;
}
