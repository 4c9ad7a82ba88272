using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.Credentials;

/// <summary>The public service of tokens, grants and identity. Filing keeps them.</summary>
internal sealed class AccessRpc(FilingV1.AccessService.AccessServiceClient access, CallOptionsFactory calls)
    : PublicV1.AccessService.AccessServiceBase
{
    /// <summary>No call: the gateway has authenticated the caller already.</summary>
    public override Task<PublicV1.WhoAmIResponse> WhoAmI(PublicV1.WhoAmIRequest request, ServerCallContext context)
    {
        // Set by the middleware that authenticated the call.
        var actor = ActorOf(context);
        var answer = new PublicV1.WhoAmIResponse
        {
            Principal = actor.Principal,
            Display = actor.Display,
            Bootstrap = actor.Bootstrap,
            Roles = { actor.Roles },
        };
        return Task.FromResult(answer);
    }

    /// <summary>Filing.CreateToken.</summary>
    public override async Task<PublicV1.AccessToken> CreateToken(
        PublicV1.CreateTokenRequest request,
        ServerCallContext context
    )
    {
        var made = await access.CreateTokenAsync(
            new()
            {
                Parent = request.Parent,
                RequestId = request.RequestId,
                Actor = ActorOf(context),
                Token = new()
                {
                    Title = request.Title,
                    Role = request.Role,
                    Subtree = request.Subtree,
                    ExpireTime = request.ExpireTime,
                },
            },
            calls.Create(context)
        );
        var view = CredentialView.Create(made.Token);
        // The only time that the secret is shown; Filing keeps its digest.
        view.Token = made.Secret;
        return view;
    }

    /// <summary>Filing.ListTokens.</summary>
    public override async Task<PublicV1.ListTokensResponse> ListTokens(
        PublicV1.ListTokensRequest request,
        ServerCallContext context
    )
    {
        var found = await access.ListTokensAsync(
            new()
            {
                Parent = request.Parent,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            calls.Create(context)
        );
        return new() { Tokens = { found.Tokens.Select(CredentialView.Create) }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.RevokeToken.</summary>
    public override async Task<PublicV1.AccessToken> RevokeToken(
        PublicV1.RevokeTokenRequest request,
        ServerCallContext context
    )
    {
        var revoke = new FilingV1.RevokeTokenRequest
        {
            Name = request.Name,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        return CredentialView.Create(await access.RevokeTokenAsync(revoke, calls.Create(context)));
    }

    /// <summary>Filing.CreateGrant.</summary>
    public override async Task<PublicV1.AccessGrant> CreateGrant(
        PublicV1.CreateGrantRequest request,
        ServerCallContext context
    )
    {
        var grant = new FilingV1.Grant
        {
            Identity = CredentialView.ToIdentity(request),
            Display = request.Display,
            Role = request.Role,
            Subtree = request.Subtree,
            StartTime = request.StartTime,
            ExpireTime = request.ExpireTime,
        };
        var create = new FilingV1.CreateGrantRequest
        {
            Parent = request.Parent,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Grant = grant,
        };
        return CredentialView.Create(await access.CreateGrantAsync(create, calls.Create(context)));
    }

    /// <summary>Filing.ListGrants.</summary>
    public override async Task<PublicV1.ListGrantsResponse> ListGrants(
        PublicV1.ListGrantsRequest request,
        ServerCallContext context
    )
    {
        var found = await access.ListGrantsAsync(
            new()
            {
                Parent = request.Parent,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            calls.Create(context)
        );
        return new() { Grants = { found.Grants.Select(CredentialView.Create) }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.RevokeGrant.</summary>
    public override async Task<PublicV1.AccessGrant> RevokeGrant(
        PublicV1.RevokeGrantRequest request,
        ServerCallContext context
    )
    {
        var revoke = new FilingV1.RevokeGrantRequest
        {
            Name = request.Name,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        return CredentialView.Create(await access.RevokeGrantAsync(revoke, calls.Create(context)));
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
