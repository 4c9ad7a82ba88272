using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>How a caller learns of the errors of the services, by each kind of call.</summary>
public sealed class ErrorTranslationTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    /// <summary>A unary call, a stream of answers, a stream of requests.</summary>
    public static TheoryData<string> Methods =>
        ["FilingService.GetReportContext", "FilingService.ListCountedReports", "StatisticsService.CheckSheet"];

    [Theory, MemberData(nameof(Methods))]
    public async Task An_error_with_a_reason_passes_unchanged(string method)
    {
        var error = await FailAsync(method, Sample.Error(StatusCode.FailedPrecondition, "SUM_OVERFLOW"));
        Assert.Equal((StatusCode.FailedPrecondition, "SUM_OVERFLOW"), error);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task A_service_that_is_away_is_unavailable(string method)
    {
        var error = await FailAsync(method, new(new(StatusCode.Unavailable, "connection refused")));
        Assert.Equal((StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE"), error);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task A_service_that_is_late_is_a_timeout(string method)
    {
        var error = await FailAsync(method, new(new(StatusCode.DeadlineExceeded, "")));
        Assert.Equal((StatusCode.DeadlineExceeded, "DEPENDENCY_TIMEOUT"), error);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task What_no_caller_can_act_on_is_internal_with_nothing_inside(string method)
    {
        var error = await FailAsync(method, new(new(StatusCode.Unknown, "secret")));
        Assert.Equal((StatusCode.Internal, "INTERNAL"), error);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task A_service_that_refuses_the_gateway_itself_is_no_error_of_the_caller(string method)
    {
        var error = await FailAsync(method, Sample.Error(StatusCode.Unauthenticated, "TOKEN_UNKNOWN"));
        Assert.Equal((StatusCode.Internal, "INTERNAL"), error);
    }

    [Fact]
    public async Task A_stream_of_requests_that_is_refused_in_the_middle_gives_the_services_error()
    {
        _gateway.Fakes.Filing.Counted.Add(
            new() { Reports = { Enumerable.Range(1, 40_000).Select(i => Sample.Pinned(2023, i, $"agencies/a-{i}")) } }
        );
        var error = await FailAsync(
            "StatisticsService.CheckSheet",
            Sample.Error(StatusCode.InvalidArgument, "INVALID_FIELDS")
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), error);
    }

    public void Dispose() => _gateway.Dispose();

    private async Task<(StatusCode, string)> FailAsync(string method, RpcException error)
    {
        _gateway.Fakes.Filing.Context = Sample.Context($"{Sample.Name}-region");
        _gateway.Recorder.Failures[method] = error;
        return await GatewayWithFakes.ErrorOfAsync(async () =>
            await _gateway.Reports.CheckReportAsync(new() { Name = $"{Sample.Name}-region" })
        );
    }
}
