using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Journal;
using Disclosure.ResourceNames;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Authorization;

/// <summary>
/// Holds every public call against <see cref="AccessTable"/>, over gRPC and JSON alike. A report that its caller may not see is answered
/// as if it were not there; PERMISSION_DENIED / ROLE_REQUIRED for what may be seen and not done. Refusals, and reads of reports that are
/// not public, are noted for the log.
/// </summary>
internal sealed class AccessInterceptor(AccessGate gate, AccessJournal journal) : Interceptor
{
    private const string Reports = "/reports/";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        // Before the method: nothing is read or written for who may not.
        await RequireAsync((IMessage)request, context);
        // Read first, noted after: a read that failed is not one.
        var answer = await continuation(request, context);
        NoteRead((IMessage)request, context, answer);
        return answer;
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        await RequireAsync((IMessage)request, context);
        // Noted before: a stream that breaks off has shown something already.
        NoteRead((IMessage)request, context, answer: null);
        await continuation(request, responseStream, context);
    }

    // Public methods read one request. One that read several would have to be told apart before its first.
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => throw AccessErrors.RoleRequired([]);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) => throw AccessErrors.RoleRequired([]);

    private async Task RequireAsync(IMessage request, ServerCallContext context)
    {
        try
        {
            await gate.RequireAsync(CallerOf(context), context.Method, request, context.CancellationToken);
        }
        catch (ApiException refused)
            // Only refusals of known callers are noted: others were refused before.
            when (refused.Code is ErrorCode.PermissionDenied or ErrorCode.NotFound && CallerOf(context) is not null)
        {
            var agency = Concerned(request, context, _ => true);
            journal.Add(CreateRecord(context, agency, refused.Reason));
            throw;
        }
    }

    // What is published anybody may read, and nobody is noted for it.
    private void NoteRead(IMessage request, ServerCallContext context, object? answer)
    {
        if (answer is PublicV1.Report { State: ReportV1.ReportState.Published })
        {
            // Published: open to everybody.
            return;
        }

        var report = Concerned(request, context, r => r.Scope == AccessScope.View);
        if (report.Resource.Contains(Reports, StringComparison.Ordinal))
        {
            journal.Add(CreateRecord(context, report, code: ""));
        }
    }

    // The first that a rule speaks of; nothing where no rule does.
    private static RequestAgency Concerned(
        IMessage request,
        ServerCallContext context,
        Func<AccessRule, bool> isMeant
    ) =>
        AccessTable.Find(context.Method)?.FirstOrDefault(isMeant) is { } rule
            ? RequestAgency.Find(request, rule).FirstOrDefault(new RequestAgency("", false))
            : new("", false);

    private static AccessRecord CreateRecord(ServerCallContext context, RequestAgency agency, string code) =>
        new(
            CallerOf(context)?.Actor.Principal ?? "",
            // Callers are refused for names that are none, too.
            AgencyName.IsValid(agency.Name)
                ? agency.Name
                : "",
            agency.Resource,
            // The method alone, such as GetReport.
            context.Method[(context.Method.LastIndexOf('/') + 1)..],
            code
        );

    // Null on open paths.
    private static Caller? CallerOf(ServerCallContext context) => context.GetHttpContext().Features.Get<Caller>();
}
