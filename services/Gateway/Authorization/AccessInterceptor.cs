using Disclosure.Gateway.Access;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Authorization;

/// <summary>
/// Holds every public call against <see cref="AccessTable"/>, over gRPC and JSON alike. A report that its caller may not see is answered
/// as if it were not there; PERMISSION_DENIED / ROLE_REQUIRED for what may be seen and not done.
/// </summary>
internal sealed class AccessInterceptor(AgencyPaths paths) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        await RequireAsync((IMessage)request, context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        await RequireAsync((IMessage)request, context);
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

    // "/disclosure.gateway.v1.ReportService/GetReport"
    private async Task RequireAsync(IMessage request, ServerCallContext context)
    {
        var name = context.Method.AsSpan(context.Method.LastIndexOf('.') + 1);
        var slash = name.IndexOf('/');
        var rules =
            AccessTable.Find($"{name[..slash]}", $"{name[(slash + 1)..]}") ?? throw AccessErrors.RoleRequired([]);
        foreach (var rule in rules.Where(r => r.Scope is not (AccessScope.Any or AccessScope.Browse)))
        {
            // Open paths have no caller, and no rule that comes here.
            var caller = Caller.From(context.GetHttpContext());
            if (caller.IsBootstrap)
            {
                return;
            }

            foreach (var agency in RequestAgency.Find(request, rule))
            {
                await RequireAsync(caller, rule.Scope, agency, context.CancellationToken);
            }
        }
    }

    private async Task RequireAsync(
        Caller caller,
        AccessScope scope,
        RequestAgency agency,
        CancellationToken cancellation
    )
    {
        var path = agency.Name.Length > 0 ? await paths.FindAsync(agency.Name, cancellation) : [];
        if (AccessDecision.IsAllowed(caller.Roles, scope, agency, path))
        {
            return;
        }

        // Writes and moves of what cannot be seen must not tell that it is there.
        var isReport = scope is AccessScope.View or AccessScope.Write or AccessScope.Move;
        var itself = agency with { WithBelow = false };
        throw isReport
        && agency.Name.Length > 0
        && !AccessDecision.IsAllowed(caller.Roles, AccessScope.View, itself, path)
            ? AccessErrors.ReportNotFound(agency.Name)
            : AccessErrors.RoleRequired(AccessTable.RolesOf(scope), agency.WithBelow);
    }
}
