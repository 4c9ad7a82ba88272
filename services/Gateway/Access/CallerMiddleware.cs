using Disclosure.ApiErrors;
using Disclosure.Gateway.Journal;
using Disclosure.Gateway.Requests;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Access;

/// <summary>Requires a credential and says whose it is. It runs before routing, so that strangers learn nothing about paths.</summary>
internal sealed class CallerMiddleware(
    RequestDelegate next,
    CredentialReader credentials,
    CallerAuthenticator callers,
    AccessJournal journal,
    GatewayMeter meter
)
{
    /// <summary>Answers UNAUTHENTICATED with the reasons of <see cref="CredentialErrors"/>, or lets the request pass as its caller's.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (AnonymousPaths.Contains(context.Request.Path))
        {
            await next(context);
            return;
        }

        Caller caller;
        try
        {
            caller = await AuthenticateAsync(context);
        }
        // Nobody is let in while it cannot be known who they are.
        catch (ApiException refused)
        {
            await RefuseAsync(context, refused);
            return;
        }
        catch (RpcException away)
        {
            await StatusWriter.WriteAsync(context, away.GetRpcStatus()?.ToApiException() ?? ApiError.Internal());
            return;
        }

        context.Features.Set(caller);
        // Overwrites what a caller sent: only the gateway names actors.
        context.Request.Headers[ActorHeader.Name] = caller.Actor.Principal;
        await next(context);
    }

    private async Task<Caller> AuthenticateAsync(HttpContext context)
    {
        var credential = await credentials.ReadAsync(context.Request, context.RequestAborted);
        context.Features.Set(credential);
        return await callers.FindAsync(credential, context.RequestAborted)
            ?? throw (credential.IsCertificate ? CredentialErrors.CertificateUnknown() : CredentialErrors.Unknown());
    }

    // 401 with the scheme to use (RFC 6750), in the shape of every other error.
    private Task RefuseAsync(HttpContext context, ApiException refused)
    {
        meter.CountRefusal(refused.Reason);
        if (refused.Code == ErrorCode.Unauthenticated)
        {
            var isMissing = refused.Reason == CredentialErrors.MissingReason;
            context.Response.Headers.WWWAuthenticate = isMissing ? "Bearer" : "Bearer error=\"invalid_token\"";
            if (!isMissing)
            {
                // Neither the token nor the address, which a stranger made up, stands in the log.
                journal.Add(new("", "", "", "Authenticate", refused.Reason));
            }
        }

        return StatusWriter.WriteAsync(context, refused);
    }
}
