using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Access;

// Tokens.
internal sealed partial class AccessRpc
{
    // A year where nothing is said, two at most: a token that is forgotten must end.
    private static readonly TimeSpan s_usualLife = TimeSpan.FromDays(365);
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(731);

    // What is stored of the answer has no secret: a repeat cannot show it again.
    public override async Task<Proto.CreateTokenResponse> CreateToken(
        Proto.CreateTokenRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var wanted = request.Token;
        var expires = ParseTime(wanted.ExpireTime) ?? write.Time + s_usualLife;
        var limits = new FieldLimits();
        limits.RequireLength("token.title", "TITLE_LENGTH", wanted.Title, 1, 100);
        limits.Require(
            expires > write.Time && expires <= write.Time + s_longestLife,
            "token.expire_time",
            "TIME_RANGE",
            "must be in the future and within 2 years",
            "令牌的失效时间应在今后两年之内"
        );
        limits.ThrowIfAny();
        var token = new Token(
            AgencyName.Parse("parent", request.Parent),
            CreateId(),
            wanted.Title,
            wanted.Role.ToRole("token.role"),
            wanted.Subtree,
            expires,
            write.Time,
            null
        );
        var secret = TokenSecret.Create();
        var answer = await StoredAnswer.ParseAsync(
            Proto.CreateTokenResponse.Parser,
            access.AddTokenAsync(
                token,
                TokenSecret.ComputeDigest(secret),
                StoredAnswer.Format(new Proto.CreateTokenResponse { Token = token.ToProto() }),
                write,
                context.CancellationToken
            )
        );
        // True for the first request alone: a repeat has the name of the first token, and another secret.
        if (answer.Token.Name == token.Name)
        {
            answer.Secret = secret;
        }

        return answer;
    }

    public override Task<Proto.Token> RevokeToken(Proto.RevokeTokenRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return StoredAnswer.ParseAsync(
            Proto.Token.Parser,
            access.RevokeTokenAsync(
                request.Name,
                token => StoredAnswer.Format(token.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.ListTokensResponse> ListTokens(
        Proto.ListTokensRequest request,
        ServerCallContext context
    )
    {
        var agency = AgencyName.Parse("parent", request.Parent);
        var page = ParsePage(request.PageSize, request.PageToken, "tokens", request.Parent);
        await RequireAgencyAsync(agency, context);
        var found = await access.ListTokensAsync(agency, page.After, page.Size + 1, context.CancellationToken);
        return new()
        {
            Tokens = { found.Take(page.Size).Select(t => t.ToProto()) },
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name : null),
        };
    }
}
