using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Access;

/// <summary>Implements tokens and grants; this part says who a credential is.</summary>
internal sealed partial class AccessRpc(IAccessStore access, IAgencyStore agencies, WriteFactory writes)
    : Proto.AccessService.AccessServiceBase
{
    private const int DigestLength = 32;

    public override async Task<Proto.AuthenticateResponse> Authenticate(
        Proto.AuthenticateRequest request,
        ServerCallContext context
    )
    {
        // Exactly one of the two; both or none is the caller's error.
        if (request.TokenDigest.IsEmpty == request.Identity is null)
        {
            throw ApiError.InvalidField(
                "identity",
                "IDENTITY_CHOICE",
                "either a token or an identity is required",
                "应提供令牌或身份之一"
            );
        }

        // A token's id is no secret: whoever knows it must not be taken for its bearer.
        if (request.Identity?.Token.Length > 0)
        {
            throw ApiError.InvalidField(
                "identity.token",
                "IDENTITY_CHOICE",
                "a token is known by its digest",
                "令牌应以摘要验证"
            );
        }

        var found = request.Identity is { } identity
            ? await access.FindByPrincipalAsync(identity.ToPrincipal("identity"), writes.Now, context.CancellationToken)
            : await FindByTokenAsync(request, context);
        // Unknown, expired and revoked are one answer, so that nobody learns which tokens there were.
        if (found is null)
        {
            throw new ApiException(
                ErrorCode.NotFound,
                "CREDENTIAL_UNKNOWN",
                "The credential is unknown or no longer valid.",
                "凭证无效或已失效，请向管理员申请新的凭证。"
            );
        }

        return new()
        {
            Principal = found.Principal,
            Display = found.Display,
            Roles = { found.Roles.Select(r => r.ToProto()) },
            // Until then the gateway may keep the answer, and asks again after it.
            ExpireTime = found.ExpireTime?.ToTimestamp(),
        };
    }

    public override async Task<Proto.AgencyPath> GetAgencyPath(
        Proto.GetAgencyPathRequest request,
        ServerCallContext context
    )
    {
        var name = AgencyName.Parse("name", request.Name);
        var path = await access.FindPathAsync(name, context.CancellationToken);
        // No path: the agency is not registered.
        return path.Count == 0 ? throw AgencyNotFound(name) : new() { Path = { path } };
    }

    private Task<KnownPrincipal?> FindByTokenAsync(Proto.AuthenticateRequest request, ServerCallContext context) =>
        request.TokenDigest.Length == DigestLength
            ? access.FindByTokenAsync(request.TokenDigest.ToByteArray(), writes.Now, context.CancellationToken)
            : throw ApiError.InvalidField("token_digest", "DIGEST_FORMAT", "must be 32 bytes", "令牌摘要应为 32 字节");

    private async Task RequireAgencyAsync(AgencyName name, ServerCallContext context)
    {
        if (await agencies.FindAsync(name, context.CancellationToken) is null)
        {
            throw AgencyNotFound(name);
        }
    }

    private static ApiException AgencyNotFound(AgencyName name) =>
        ApiError.NotFound("AGENCY_NOT_FOUND", name.ToString(), $"没有登记机关 {name.Id}，请核对代码或先登记。");

    // No secret: it only has to be new.
    private static string CreateId() =>
        // 36^12 ids: two draws do not meet.
        RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", Token.IdLength);

    // Times are whole milliseconds, as they are stored.
    private static DateTimeOffset? ParseTime(Timestamp? time) =>
        time is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(time.ToDateTimeOffset().ToUnixTimeMilliseconds());

    private static PageRequest ParsePage(int size, string token, string list, string parent) =>
        PageRequest.Parse(size, token, list, parent);
}
