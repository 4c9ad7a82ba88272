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

    // "/disclosure.gateway.v1.ReportService/GetReport"
    private async Task RequireAsync(IMessage request, ServerCallContext context)
    {
        var name = context.Method.AsSpan(context.Method.LastIndexOf('.') + 1);
        var slash = name.IndexOf('/');
        var rule =
            AccessTable.Find($"{name[..slash]}", $"{name[(slash + 1)..]}") ?? throw AccessErrors.RoleRequired([]);
        if (rule.Scope is AccessScope.Any or AccessScope.Browse)
        {
            return;
        }

        var caller = Caller.From(context.GetHttpContext());
        if (caller.IsBootstrap)
        {
            return;
        }

        foreach (var agency in RequestAgency.List(request, rule.Field))
        {
            await RequireAsync(caller, rule, agency, context.CancellationToken);
        }
    }

    private async Task RequireAsync(Caller caller, AccessRule rule, string agency, CancellationToken cancellation)
    {
        var path = agency.Length > 0 ? await paths.FindAsync(agency, cancellation) : [];
        if (AccessDecision.IsAllowed(caller.Roles, rule.Scope, agency, path))
        {
            return;
        }

        // Writes and moves of what cannot be seen must not tell that it is there.
        var isReport = rule.Scope is AccessScope.View or AccessScope.Write or AccessScope.Move;
        throw isReport && !AccessDecision.IsAllowed(caller.Roles, AccessScope.View, agency, path) && agency.Length > 0
            ? AccessErrors.ReportNotFound(agency)
            : AccessErrors.RoleRequired(AccessTable.RolesOf(rule.Scope));
    }
}
