using System.Collections.Concurrent;
using Disclosure.ContractMapping;
using Disclosure.Intake;
using Disclosure.Intake.V1;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;
using Google.Protobuf;

namespace Disclosure.Rendering.Tests;

/// <summary>Real reports, read in by the product's own reader.</summary>
internal static class CorpusContent
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ReportContent>>> s_read = new();

    // One service for all reports; it lives as long as the process.
    private static readonly Lazy<ServiceUnderTest<IntakeOptions>> s_intake = new(() => new());

    /// <summary>Reports whose tables and prose are whole.</summary>
    public static TheoryData<string> Complete =>
        ["baikui-2023", "hongze-2023", "hongze-2024", "huaian-2024", "shuyang-2025"];

    /// <summary>Read once, however many tests ask.</summary>
    public static Task<ReportContent> ReadAsync(string id) =>
        s_read.GetOrAdd(id, i => new(() => FromFileAsync(i))).Value;

    private static async Task<ReportContent> FromFileAsync(string id)
    {
        var report = CorpusReport.All.Single(r => r.Id == id);
        var request = new ReadDocumentRequest
        {
            Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(report.File)),
            ContentType = "text/plain",
        };
        var reading = await s_intake
            .Value.Client(c => new IntakeService.IntakeServiceClient(c))
            .ReadDocumentAsync(request);
        var edition = reading.Sheet.Edition == "2019" ? Editions.E2019 : Editions.E2021;
        return new(
            report.Title,
            reading.AgencyName.Length > 0 ? reading.AgencyName : report.AgencyName,
            report.Year,
            [.. reading.Sections.Select(s => s.ToDomain())],
            reading.Sheet.ToDomain(edition, "sheet")
        );
    }
}
