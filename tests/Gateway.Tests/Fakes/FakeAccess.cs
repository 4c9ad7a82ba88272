using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing's tokens and tree: whoever a test lets in, and agencies that stand under one county.</summary>
internal sealed class FakeAccess : FilingV1.AccessService.AccessServiceBase
{
    public const string County = "agencies/xian";

    /// <summary>The answer to every token; null: it is unknown.</summary>
    public FilingV1.AuthenticateResponse? Known { get; set; }

    /// <summary>The answers to tokens that are told apart, by their digests in hexadecimal.</summary>
    public Dictionary<string, FilingV1.AuthenticateResponse> KnownByDigest { get; } = [];

    public override Task<FilingV1.AuthenticateResponse> Authenticate(
        FilingV1.AuthenticateRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            KnownByDigest.GetValueOrDefault(Convert.ToHexStringLower(request.TokenDigest.Span))
                ?? Known
                ?? throw Sample.Error(StatusCode.NotFound, "CREDENTIAL_UNKNOWN")
        );

    public override Task<FilingV1.CreateTokenResponse> CreateToken(
        FilingV1.CreateTokenRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.CreateTokenResponse
            {
                Token = new() { Name = $"{request.Parent}/tokens/t1" },
                Secret = "dsc_",
            }
        );

    public override Task<FilingV1.AgencyPath> GetAgencyPath(
        FilingV1.GetAgencyPathRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.AgencyPath { Path = { County, request.Name } });
}
