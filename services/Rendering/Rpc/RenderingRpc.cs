using Disclosure.Rendering.Domain;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;
using Disclosure.Vocabulary.Wire;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>The contract: checks what it was given, has it written, answers.</summary>
internal sealed class RenderingRpc(IEnumerable<IReportWriter> writers) : Proto.RenderingService.RenderingServiceBase
{
    private const int MaxBlocks = 5_000;
    private const int MaxGridCells = 5_000;

    private readonly Dictionary<string, IReportWriter> _writers = writers.ToDictionary(w => w.Format);

    public override Task<Proto.RenderReportResponse> RenderReport(
        Proto.RenderReportRequest request,
        ServerCallContext context
    )
    {
        if (!_writers.TryGetValue(request.Format, out var writer))
        {
            throw UnknownFormat(request.Format);
        }

        var edition = EditionOf(request.Edition);
        var content = new ReportContent(
            request.Title,
            request.AgencyName,
            request.Year,
            SectionsOf(request),
            request.Sheet is null ? Sheet.Empty(edition) : request.Sheet.ToDomain(edition, "sheet")
        );
        return Task.FromResult(
            new Proto.RenderReportResponse
            {
                Content = UnsafeByteOperations.UnsafeWrap(writer.Write(content)),
                ContentType = writer.ContentType,
                FileName = $"{FileName(request.Title)}.{writer.Format}",
            }
        );
    }

    private static Edition EditionOf(Disclosure.Report.V1.Edition edition) =>
        edition.Tables.Sum(t => t.Grid?.Rows.Sum(r => r.Cells.Count) ?? 0) <= MaxGridCells
            ? edition.ToDomain()
            : throw Fault.InvalidField(
                "edition",
                "EDITION_TOO_LARGE",
                $"at most {MaxGridCells} printed cells",
                "表样过大"
            );

    private static Section[] SectionsOf(Proto.RenderReportRequest request)
    {
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        if (sections.Select(s => s.Name).Distinct().Count() != sections.Length)
        {
            throw Fault.InvalidField("sections", "SECTION_TWICE", "each section once", "正文中有重复的部分");
        }

        return sections.Sum(s => s.Blocks.Count + s.Sections.Sum(c => c.Blocks.Count)) <= MaxBlocks
            ? sections
            : throw Fault.InvalidField(
                "sections",
                "PROSE_TOO_LONG",
                $"at most {MaxBlocks} blocks",
                $"正文不能超过 {MaxBlocks} 段"
            );
    }

    private static string FileName(string title)
    {
        const string Forbidden = "\\/:*?\"<>|";
        return string.Concat(title.Where(c => !char.IsControl(c) && !Forbidden.Contains(c, StringComparison.Ordinal)));
    }

    private FaultException UnknownFormat(string format) =>
        new(
            FaultCode.InvalidArgument,
            "UNKNOWN_FORMAT",
            $"There is no format '{format}'; there are {string.Join(", ", _writers.Keys)}.",
            $"不支持的格式“{format}”，可用的格式是 {string.Join("、", _writers.Keys)}。"
        )
        {
            Metadata = new Dictionary<string, string> { ["format"] = format },
        };
}
