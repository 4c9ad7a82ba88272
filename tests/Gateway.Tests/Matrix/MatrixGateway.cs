using System.Security.Cryptography;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;

namespace Disclosure.Gateway.Tests.Matrix;

/// <summary>A gateway that knows a token for every role at every distance, before services that answer anything.</summary>
public sealed class MatrixGateway : IDisposable
{
    /// <summary>Every role there is.</summary>
    public static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(r => r != Role.Unspecified)];

    private readonly GatewayWithFakes _gateway = new()
    {
        Settings =
        {
            // The matrix is larger than callers are.
            ["DISCLOSURE_RATE_CALLER"] = "1000000",
            ["DISCLOSURE_RATE_AGENCY"] = "1000000",
            // A line a call takes longer than the call.
            ["Logging:LogLevel:Default"] = "Warning",
        },
    };

    public MatrixGateway()
    {
        _gateway.Recorder.AnswersAnything = true;
        foreach (var role in Roles)
        {
            foreach (var distance in Enum.GetValues<Distance>())
            {
                var digest = Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.ASCII.GetBytes(TokenOf(role, distance)))
                );
                _gateway.Fakes.Access.KnownByDigest[digest] = new()
                {
                    Principal = $"token:{role}-{distance}",
                    Roles = { HeldAt(role, distance) },
                };
            }
        }

        Client = _gateway.CreateClient();
    }

    /// <summary>A caller without a token.</summary>
    public HttpClient Client { get; }

    /// <summary>The token of a role at a distance.</summary>
    public static string TokenOf(Role role, Distance distance) =>
        Tokens.Complete($"dsc_0123456789ABCDEFGHIJKLMNOPQR{(int)role}{(int)distance}");

    public void Dispose()
    {
        Client.Dispose();
        _gateway.Dispose();
    }

    private static FilingV1.HeldRole HeldAt(Role role, Distance distance) =>
        distance switch
        {
            Distance.Own => Tokens.Held(role, Sample.Agency, subtree: false),
            Distance.OwnTree => Tokens.Held(role, Sample.Agency, subtree: true),
            Distance.AboveTree => Tokens.Held(role, FakeAccess.County, subtree: true),
            Distance.Above => Tokens.Held(role, FakeAccess.County, subtree: false),
            _ => Tokens.Held(role, "agencies/elsewhere", subtree: true),
        };
}
