using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing's duties; tests that need other answers let the recorder answer anything.</summary>
internal sealed class FakeDuties : FilingV1.DutyService.DutyServiceBase
{
    public override Task<FilingV1.DutyRules> GetDutyRules(
        FilingV1.GetDutyRulesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.DutyRules
            {
                Name = request.Name,
                AgencyDueDate = "2024-01-31",
                RegionDueDate = "2024-03-31",
                Source = "agencies/xian",
                Etag = "0",
            }
        );

    public override Task<FilingV1.DutyRules> SetDutyRules(
        FilingV1.SetDutyRulesRequest request,
        ServerCallContext context
    ) => Task.FromResult(request.Rules);

    public override Task<FilingV1.ListDutyExceptionsResponse> ListDutyExceptions(
        FilingV1.ListDutyExceptionsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ListDutyExceptionsResponse
            {
                Exceptions =
                {
                    new FilingV1.DutyException
                    {
                        Name = $"{Sample.Agency}/duties/{request.Year}",
                        DueDate = "2024-02-10",
                        Reason = "受灾延期",
                        AgencyTitle = "云泽县财政局",
                        Actor = "token:1",
                        CreateTime = Sample.Time,
                    },
                },
                NextPageToken = "next",
            }
        );

    public override Task<FilingV1.ListTasksResponse> ListTasks(
        FilingV1.ListTasksRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ListTasksResponse
            {
                Tasks =
                {
                    new FilingV1.ReportTask
                    {
                        Kind = FilingV1.TaskKind.SubmitReport,
                        Report = Sample.Name,
                        State = ReportV1.ReportState.Draft,
                        DueDate = "2024-01-31",
                    },
                    new FilingV1.ReportTask
                    {
                        Kind = FilingV1.TaskKind.OpenReport,
                        Report = "agencies/jiao-yu/reports/2023",
                        DueDate = "2024-01-31",
                        Late = true,
                    },
                },
            }
        );

    public override Task<FilingV1.ListTimelinessResponse> ListTimeliness(
        FilingV1.ListTimelinessRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ListTimelinessResponse
            {
                Years =
                {
                    request.Years.Select(year => new FilingV1.Timeliness
                    {
                        Year = year,
                        Due = 6,
                        OnTime = 3,
                        Late = 2,
                        Missing = 1,
                    }),
                },
            }
        );
}
