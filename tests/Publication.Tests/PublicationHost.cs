using System.Security.Cryptography;
using System.Text;
using Disclosure.Filing.Rpc;
using Disclosure.Filing.V1;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Stores;
using Disclosure.PublicTree.Verification;
using Disclosure.Report.V1;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publication.Tests;

/// <summary>Filing over a folder that outlives it, so that it can be stopped and started again.</summary>
internal sealed class PublicationHost : WebApplicationFactory<FilingRpc>
{
    public const string Name = "agencies/linyang/reports/2023";
    public const string Origin = "localhost/public/v1/log";

    private readonly string _data;
    private readonly IPublicTreeStore? _store;
    private readonly Lazy<GrpcChannel> _channel;

    private readonly IReadOnlyDictionary<string, string> _settings;

    public PublicationHost(
        string data,
        IPublicTreeStore? store = null,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        (_data, _store, _settings) = (data, store, settings ?? new Dictionary<string, string>());
        _channel = new(() =>
            GrpcChannel.ForAddress(Server.BaseAddress, new() { HttpHandler = Server.CreateHandler() })
        );
    }

    public FilingService.FilingServiceClient Filing => new(_channel.Value);

    public WorkflowService.WorkflowServiceClient Workflow => new(_channel.Value);

    public PublicationService.PublicationServiceClient Publications => new(_channel.Value);

    public WitnessService.WitnessServiceClient Witness => new(_channel.Value);

    public LogService.LogServiceClient Log => new(_channel.Value);

    public PublicTreeReader Tree => new(new FolderTreeStore(Path.Combine(_data, "public")));

    public static Actor Office { get; } = new() { Principal = "bootstrap", Bootstrap = true };

    /// <summary>Verifies with the keys that the service generated.</summary>
    public PublicationVerifier Verifier
    {
        get
        {
            var log = NoteKey.Create(Origin, NoteKeyType.Ed25519, ReadKey("log.pem"));
            return new([ReadKey("signing.pem")], new(Origin, [log]));
        }
    }

    public PublicKey ReadKey(string file) => PrivateKey.FromPem(File.ReadAllText(Path.Combine(_data, file))).PublicKey;

    /// <summary>Opens, submits and approves a report.</summary>
    public async Task ApproveAsync(string report = "2023")
    {
        if (!File.Exists(Path.Combine(_data, "agency")))
        {
            await AddAgencyAsync("city", "临阳市人民政府", "");
            await AddAgencyAsync("linyang", "临阳县人民政府", "agencies/city");
            await File.WriteAllTextAsync(Path.Combine(_data, "agency"), "");
        }

        await Filing.CreateReportAsync(
            new()
            {
                Parent = "agencies/linyang",
                ReportId = report,
                RequestId = NewId(),
            }
        );
        await SubmitAsync(report);
    }

    /// <summary>Submits and approves a draft.</summary>
    public async Task SubmitAsync(string report = "2023")
    {
        var name = $"agencies/linyang/reports/{report}";
        await Workflow.SubmitReportAsync(
            new()
            {
                Name = name,
                RequestId = NewId(),
                Actor = Office,
                NarrativeSha256 = new('d', 64),
                FiguresSha256 = new('c', 64),
                Pins = new()
                {
                    NarrativeRevision = 3,
                    StatisticsRevision = 5,
                    Edition = "2021",
                    RuleSet = "2021/1",
                    VerdictDigest = new('a', 64),
                },
            }
        );
        await MoveAsync(name, ReportVerb.Approve, "");
    }

    public async Task MoveAsync(string name, ReportVerb verb, string reason) =>
        await Workflow.MoveReportAsync(
            new()
            {
                Name = name,
                RequestId = NewId(),
                Actor = Office,
                Verb = verb,
                Reason = reason,
            }
        );

    /// <summary>The head of a publication of a PDF and its data, with facts that pass the gate.</summary>
    public static PublishReportRequest NewHead(byte[] pdf, byte[] json, string name = Name)
    {
        var head = new PublishReportRequest
        {
            Name = name,
            RequestId = NewId(),
            Actor = Office,
            FiguresSha256 = new('c', 64),
            Renderer = "disclosure/1.0",
            Tables = { "proactive", "requests", "proceedings" },
        };
        head.Files.Add(NewFile("pdf", "application/pdf", pdf));
        head.Files.Add(NewFile("json", "application/json", json));
        return head;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string NewId() => $"{Guid.NewGuid()}";

    /// <summary>Publishes; the bytes of each file in two parts.</summary>
    public Task<Filing.V1.Report> PublishAsync(PublishReportRequest head, params byte[][] contents)
    {
        var messages = new List<PublishReportRequest> { head };
        foreach (var (file, content) in head.Files.Zip(contents))
        {
            foreach (var part in new[] { content[..(content.Length / 2)], content[(content.Length / 2)..] })
            {
                messages.Add(
                    new()
                    {
                        Chunk = new() { Format = file.Format, Data = ByteString.CopyFrom(part) },
                    }
                );
            }
        }

        return SendAsync(messages);
    }

    public async Task<Filing.V1.Report> SendAsync(IEnumerable<PublishReportRequest> messages)
    {
        using var call = Publications.PublishReport();
        try
        {
            foreach (var message in messages)
            {
                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The service has answered already: the answer says why.
        }

        return await call.ResponseAsync;
    }

    /// <summary>The reason of an error.</summary>
    public static string Reason(RpcException error) => error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;

    /// <summary>The reason of a call that must fail, and its faults where it names some.</summary>
    public static async Task<(string Reason, string Faults)> ReasonAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        var info = error.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        return (info.Reason, info.Metadata.TryGetValue("faults", out var faults) ? faults : "");
    }

    public async Task<ReportState> StateAsync(string name = Name) =>
        (await Filing.GetReportAsync(new() { Name = name })).State;

    /// <summary>Files of the tree, without those of the log.</summary>
    public string[] ListTree()
    {
        var root = Path.Combine(_data, "public");
        return Directory.Exists(root)
            ?
            [
                .. Directory
                    .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(root, f))
                    .Where(f => !f.StartsWith("log", StringComparison.Ordinal)),
            ]
            : [];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("DISCLOSURE_DATA", _data);
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        if (_store is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(_store));
        }
    }

    /// <summary>A file with facts that pass the gate.</summary>
    public static FileHead NewFile(string format, string mediaType, byte[] content) =>
        new()
        {
            Format = format,
            MediaType = mediaType,
            FileName = $"年报.{format}",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Size = content.Length,
            Facts = new()
            {
                Years = { 2023 },
                Tables = { "proactive", "requests", "proceedings" },
                FiguresSha256 = new('c', 64),
                Totals =
                {
                    new PrintedTotal
                    {
                        Cell = "requests.received.total",
                        Printed = "57",
                        Added = "57",
                    },
                },
            },
        };

    private async Task AddAgencyAsync(string id, string title, string parent) =>
        await Filing.CreateAgencyAsync(
            new()
            {
                AgencyId = id,
                RequestId = NewId(),
                Agency = new() { Title = title, Parent = parent },
            }
        );
}
