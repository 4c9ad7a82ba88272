using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Access;

/// <summary>Refusals of callers who do not prove who they are. None says more than its receiver needs to mend the call.</summary>
internal static class CredentialErrors
{
    /// <summary>Reason of <see cref="Missing"/>.</summary>
    public const string MissingReason = "TOKEN_MISSING";

    /// <summary>UNAUTHENTICATED / TOKEN_MISSING.</summary>
    public static ApiException Missing() =>
        Refuse(MissingReason, "A bearer token is required.", "请提供访问令牌（Authorization: Bearer …）。");

    /// <summary>UNAUTHENTICATED / TOKEN_UNKNOWN.</summary>
    public static ApiException Unknown() =>
        Refuse("TOKEN_UNKNOWN", "The bearer token is unknown.", "访问令牌不正确或已失效。");

    /// <summary>UNAUTHENTICATED / TOKEN_UNKNOWN, of a stream whose caller was known when it began.</summary>
    public static ApiException NoLongerValid() =>
        Refuse("TOKEN_UNKNOWN", "The bearer token is no longer valid.", "访问令牌已失效，请更换令牌后重新连接。");

    /// <summary>UNAUTHENTICATED / TOKEN_INVALID.</summary>
    public static ApiException Invalid() =>
        Refuse(
            "TOKEN_INVALID",
            "The access token is not one that the configured issuer made for this service.",
            "访问令牌无效：不是统一身份认证为本系统签发的访问令牌，请重新登录。"
        );

    /// <summary>UNAUTHENTICATED / TOKEN_EXPIRED.</summary>
    public static ApiException Expired() =>
        Refuse("TOKEN_EXPIRED", "The access token has expired.", "访问令牌已过期，请重新登录。");

    /// <summary>UNAUTHENTICATED / CERTIFICATE_UNKNOWN.</summary>
    public static ApiException CertificateUnknown() =>
        Refuse(
            "CERTIFICATE_UNKNOWN",
            "Nobody has granted the subject of the client certificate anything.",
            "客户端证书未获授权或已失效，请联系系统管理员为该证书名称授权。"
        );

    private static ApiException Refuse(string reason, string message, string localized) =>
        new(ErrorCode.Unauthenticated, reason, message, localized);
}
