using Disclosure.ContractMapping;
using Disclosure.Form;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using static Disclosure.Testing.Editions;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>A report, its context and its parts, to begin a test from.</summary>
internal static class Sample
{
    public const string Agency = "agencies/yun-ze";

    public const string Name = $"{Agency}/reports/2023";

    /// <summary>When something was written.</summary>
    public static Timestamp Time { get; } = Timestamp.FromDateTime(new DateTime(2024, 1, 3, 8, 0, 0, DateTimeKind.Utc));

    public static FilingV1.Report Report(string name = Name) =>
        new()
        {
            Name = name,
            Agency = name[..name.IndexOf("/reports", StringComparison.Ordinal)],
            AgencyTitle = "云泽县财政局",
            Title = "云泽县财政局2023年政府信息公开工作年度报告",
            Year = 2023,
            State = ReportV1.ReportState.Draft,
            Etag = "7",
            Fence = 5,
            Editable = true,
        };

    /// <summary>A report with last year's, one more year of history, one peer and one neighbour.</summary>
    public static FilingV1.ReportContext Context(string name = Name) =>
        new()
        {
            Report = Report(name),
            Agency = new()
            {
                Name = Agency,
                Title = "云泽县财政局",
                Aliases = { "县财政局" },
                Level = ReportV1.AgencyLevel.County,
                Kind = (ReportV1.AgencyKind)1,
            },
            Ancestors =
            {
                new FilingV1.Agency { Name = "agencies/xian", Title = "云泽县人民政府" },
            },
            Neighbours =
            {
                new FilingV1.Agency { Name = "agencies/jiao-yu", Title = "云泽县教育局" },
            },
            Previous = { new FilingV1.PreviousReport { Report = Pinned(2022, 3) } },
            History = { Pinned(2021, 2), Pinned(2022, 3) },
            Peers = { Pinned(2023, 9, "agencies/jiao-yu") },
        };

    public static FilingV1.PinnedReport Pinned(int year, long revision = 0, string agency = Agency) =>
        new()
        {
            Name = $"{agency}/reports/{year}",
            Agency = agency,
            AgencyTitle = $"机关{agency["agencies/".Length..]}",
            Year = year,
            StatisticsRevision = revision,
        };

    /// <summary>A sheet of edition 2021 with some cells.</summary>
    public static ReportV1.Sheet Sheet(params (string Cell, string Value)[] cells) =>
        Sheet(cells.ToDictionary(c => c.Cell, c => c.Value));

    public static ReportV1.Sheet Sheet(IDictionary<string, string> cells)
    {
        // The empty string leaves a cell blank.
        var changes = cells
            .Where(c => c.Value.Length > 0)
            .ToDictionary(
                c => E2021.IndexOf(c.Key),
                c => CellValue.TryParse(c.Value, out var value) ? value : throw new FormatException(c.Value)
            );
        return Form.Sheet.Empty(E2021).With(changes).ToProto();
    }

    public static StatisticsV1.Statistics Figures(params (string Cell, string Value)[] cells) =>
        new()
        {
            Name = $"{Name}/statistics",
            Revision = 6,
            Etag = "6",
            Sheet = Sheet(cells),
        };

    public static NarrativeV1.Narrative Prose(string name = Name) =>
        new()
        {
            Name = $"{name}/narrative",
            Revision = 4,
            Etag = "4",
            Sections =
            {
                new ReportV1.Section { Section_ = "overview", Text = "全年平稳。" },
            },
        };

    public static IntakeV1.Reading Reading() =>
        new()
        {
            Title = "云泽县财政局2023年政府信息公开工作年度报告",
            AgencyName = "云泽县财政局",
            Year = 2023,
            Sheet = Sheet(("requests.received.total", "12")),
            Sections =
            {
                new ReportV1.Section { Section_ = "overview", Text = "收到申请12件。" },
            },
            Findings = { Finding("text.residue", ReportV1.Severity.Note) },
            Pictures =
            {
                new ReportV1.PictureFile { Picture = "abc", MediaType = "image/png" },
            },
        };

    public static ReportV1.Finding Finding(string code, ReportV1.Severity severity, string message = "") =>
        new()
        {
            Code = code,
            Severity = severity,
            Message = message,
        };

    /// <summary>An error as a service answers it.</summary>
    public static RpcException Error(StatusCode code, string reason) =>
        new Google.Rpc.Status
        {
            Code = (int)code,
            Message = reason,
            Details = { Any.Pack(new ErrorInfo { Reason = reason, Domain = "test.disclosure" }) },
        }.ToRpcException();
}
