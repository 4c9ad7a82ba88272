using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>A report composed of what Filing, Narrative and Statistics own.</summary>
internal sealed class ReportView(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    EditionCatalog editions
)
{
    /// <summary>All parts, asked for at once. NOT_FOUND / REPORT_NOT_FOUND.</summary>
    public async Task<Parts> GatherAsync(string name, CallOptions call)
    {
        _ = ReportName.Parse("name", name);
        var report = filing.GetReportAsync(new() { Name = name }, call).ResponseAsync;
        var prose = OrNoneAsync(narratives.GetNarrativeAsync(new() { Name = $"{name}/narrative" }, call));
        var figures = OrNoneAsync(statistics.GetStatisticsAsync(new() { Name = $"{name}/statistics" }, call));
        await Task.WhenAll(report, prose, figures);
        return new(await report, await prose, await figures, editions);
    }

    /// <summary>The report, which must be open to changes. FAILED_PRECONDITION / REPORT_NOT_EDITABLE.</summary>
    public async Task<FilingV1.Report> EditableAsync(string name, CallOptions call) =>
        RequireEditable(await filing.GetReportAsync(new() { Name = name }, call));

    /// <summary>The same report, which must be open to changes. FAILED_PRECONDITION / REPORT_NOT_EDITABLE.</summary>
    public static FilingV1.Report RequireEditable(FilingV1.Report report) =>
        report.State is ReportV1.ReportState.Draft or ReportV1.ReportState.Returned
            ? report
            : throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REPORT_NOT_EDITABLE",
                $"{report.Name} is not a draft.",
                "年报已提交或发布，不能直接修改；请先退回或发起更正。"
            );

    /// <summary>The public view, without prose and figures.</summary>
    public static PublicV1.Report Head(FilingV1.Report report, EditionCatalog known) =>
        new()
        {
            Name = report.Name,
            Title = report.Title,
            Agency = report.Agency,
            AgencyName = report.AgencyTitle,
            Year = report.Year,
            Edition = known.RequireForYear(report.Year).Id,
            State = report.State,
            Version = report.Version,
            Etag = report.Etag,
        };

    /// <summary>The answer, or null where there is nothing of that name.</summary>
    public static async Task<T?> OrNoneAsync<T>(AsyncUnaryCall<T> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            // Nothing was written yet.
            return null;
        }
    }

    /// <summary>What the services hold of a report.</summary>
    /// <param name="Prose">Null before the first write.</param>
    /// <param name="Figures">Null before the first write.</param>
    internal sealed record Parts(
        FilingV1.Report Report,
        NarrativeV1.Narrative? Prose,
        StatisticsV1.Statistics? Figures,
        EditionCatalog Known
    )
    {
        /// <summary>The edition that the year requires.</summary>
        public Edition Required => Known.RequireForYear(Report.Year);

        /// <summary>The figures; every cell is blank before the first write.</summary>
        public ReportV1.Sheet Sheet => Figures?.Sheet ?? Disclosure.Form.Sheet.Empty(Required).ToProto();

        public PublicV1.Report ToView()
        {
            var view = Head(Report, Known);
            view.Narrative = NarrativeOf(Prose);
            view.Statistics = StatisticsOf(Figures, Known, Required);
            return view;
        }
    }

    public static PublicV1.Narrative NarrativeOf(NarrativeV1.Narrative? prose)
    {
        var view = new PublicV1.Narrative { Etag = prose?.Etag ?? StatisticsView.NoneYet };
        view.Sections.Add(prose?.Sections ?? []);
        return view;
    }

    public static PublicV1.Statistics StatisticsOf(
        StatisticsV1.Statistics? figures,
        EditionCatalog known,
        Edition required
    ) =>
        figures is null
            ? StatisticsView.Empty(required)
            : StatisticsView.Of(figures.Etag, figures.Sheet, known.Require(figures.Sheet.Edition));
}
