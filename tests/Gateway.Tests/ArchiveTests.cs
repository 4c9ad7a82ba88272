using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Archives: every document is an answer, and only a service that is away ends them.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task A_document_goes_into_the_report_of_its_agency_and_year_which_is_opened_where_there_is_none()
    {
        _gateway.Fakes.Filing.Agencies["云泽县财政局"] = "agencies/cai-zheng";
        _gateway.Fakes.Filing.Context.Report = null;
        Add("1.txt");
        var report = Assert.Single(await ImportAsync()).Report;
        Assert.Equal("agencies/cai-zheng/reports/2023", report.Name);
        Assert.Equal((null, null), (report.Narrative, report.Statistics));
        Assert.Equal("text.residue", Assert.Single(report.Findings).Code);
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>());
        Assert.Equal((true, true, report.Name), (asked.ForEdit, asked.AllowMissing, asked.Name));
        Assert.Single(_gateway.Recorder.Requests<FilingV1.CreateReportRequest>());
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_every_document_is_written_under_ids_of_its_own()
    {
        _gateway.Fakes.Filing.Agencies["云泽县财政局"] = Sample.Agency;
        Add("1.txt");
        Add("2.txt", r => r.Year = 2022);
        var id = Guid.NewGuid().ToString();
        await ImportAsync(id);
        await ImportAsync(id);
        Assert.Empty(_gateway.Recorder.Requests<FilingV1.CreateReportRequest>());
        Assert.Equal(
            ["", "云泽县财政局", "", "云泽县财政局"],
            _gateway.Recorder.Requests<FilingV1.ResolveAgencyRequest>().Select(r => r.AgencyName)
        );
        var ids = _gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>().Select(r => r.RequestId).ToArray();
        Assert.Equal(ids[..2], ids[2..]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task Of_two_documents_of_one_report_neither_is_taken_in_unless_both_are_accepted()
    {
        _gateway.Fakes.Filing.Agencies["云泽县财政局"] = Sample.Agency;
        Add("1.txt");
        Add("2.txt");
        Add("3.txt", r => r.Year = 2022);
        var items = await ImportAsync();
        var reasons = items.Select(i => i.Failure?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        Assert.Equal(["DUPLICATE", "DUPLICATE", null], reasons);
        Assert.Contains("1.txt、2.txt", items[0].Failure.GetDetail<Google.Rpc.LocalizedMessage>()!.Message);
        Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>());
        Assert.All(await ImportAsync(acceptDuplicates: true), i => Assert.Null(i.Failure));
    }

    [Fact]
    public async Task A_document_that_is_refused_is_an_answer_and_the_next_one_goes_on()
    {
        _gateway.Fakes.Filing.Agencies["云泽县财政局"] = Sample.Agency;
        Add("1.txt", r => r.AgencyName = "别处县人民政府");
        Add("2.txt", r => r.Year = 0);
        _gateway.Fakes.Intake.Archive.Add(
            new()
            {
                File = "3.txt",
                Failure = new() { Code = 3, Message = "broken" },
            }
        );
        Add("4.txt");
        var items = await ImportAsync();
        Assert.Equal([5, 3, 3, 0], items.Select(i => i.Failure?.Code ?? 0));
        Assert.Equal(Sample.Name, items[3].Report.Name);
        var reasons = items.Take(2).Select(i => i.Failure.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        Assert.Equal(["AGENCY_NOT_FOUND", "YEAR_UNKNOWN"], reasons);
    }

    [Fact]
    public async Task A_service_that_is_away_ends_the_stream()
    {
        _gateway.Fakes.Filing.Agencies["云泽县财政局"] = Sample.Agency;
        _gateway.Recorder.Failures["StatisticsService.ReserveStatistics"] = new(new(StatusCode.Unavailable, "away"));
        Add("1.txt");
        Add("2.txt", r => r.Year = 2022);
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE"), error);
    }

    [Fact]
    public async Task A_region_that_is_not_there_is_refused_before_any_document()
    {
        _gateway.Recorder.Failures["FilingService.ResolveAgency"] = Sample.Error(
            StatusCode.NotFound,
            "AGENCY_NOT_FOUND"
        );
        Add("1.txt");
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.NotFound, "AGENCY_NOT_FOUND"), error);
        Assert.Single(_gateway.Recorder.Calls);
    }

    [Fact]
    public async Task An_archive_that_is_only_read_answers_readings_and_failures()
    {
        Add("1.txt");
        _gateway.Fakes.Intake.Archive.Add(
            new()
            {
                File = "2.txt",
                Failure = new() { Code = 3 },
            }
        );
        using var call = _gateway.Documents.ReadArchive(new() { Archive = Zip });
        var items = await call.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal(["1.txt", "2.txt"], items.Select(i => i.File));
        Assert.Equal(("12", 3), (items[0].Reading.Statistics.Cells["requests.received.total"], items[1].Failure.Code));
        Assert.DoesNotContain(_gateway.Recorder.Calls, c => c.Method.Contains(".Replace", StringComparison.Ordinal));
    }

    public void Dispose() => _gateway.Dispose();

    private static Google.Api.HttpBody Zip =>
        new() { ContentType = "application/zip", Data = ByteString.CopyFromUtf8("zip") };

    private void Add(string file, Action<IntakeV1.Reading>? change = null)
    {
        var reading = Sample.Reading();
        change?.Invoke(reading);
        _gateway.Fakes.Intake.Archive.Add(new() { File = file, Reading = reading });
    }

    private async Task<List<PublicV1.ImportArchiveItem>> ImportAsync(
        string requestId = "",
        bool acceptDuplicates = false
    )
    {
        using var call = _gateway.Documents.ImportArchive(
            new()
            {
                Parent = Sample.Agency,
                Archive = Zip,
                RequestId = requestId,
                AcceptDuplicates = acceptDuplicates,
            }
        );
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
