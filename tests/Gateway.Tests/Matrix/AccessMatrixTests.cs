using Disclosure.Gateway.Access;
using Disclosure.Gateway.Authorization;
using Disclosure.Report.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Disclosure.Gateway.Tests.Matrix;

/// <summary>
/// Every method, by every role at every distance, over JSON, gRPC and gRPC-Web: who is let in, and what the others are told. Made of the
/// descriptors and of <see cref="AccessTable"/>; the oracle knows nothing of how the gateway decides.
/// </summary>
public sealed class AccessMatrixTests(MatrixGateway gateway) : IClassFixture<MatrixGateway>
{
    private static readonly string[] s_protocols = ["JSON", "gRPC", "gRPC-Web"];

    public static TheoryData<string> Methods =>
        [.. PublicService.All.SelectMany(s => s.Contract.Methods).Select(m => m.FullName)];

    [Theory, MemberData(nameof(Methods))]
    public async Task Access_is_the_same_over_every_protocol(string name)
    {
        var method = PublicService.All.SelectMany(s => s.Contract.Methods).Single(m => m.FullName == name);
        var rules = AccessTable.Find(method.Service.Name, method.Name)!;
        var wrong = new List<string>();
        foreach (var protocol in s_protocols.Where(p => p != "JSON" || MatrixRequest.RuleOf(method) is not null))
        {
            var stranger = await RefusalAsync(protocol, method, rules, token: null);
            if (stranger != (protocol == "JSON" && IsOpen(method) ? "" : "TOKEN_MISSING"))
            {
                wrong.Add($"{protocol} stranger: {stranger}");
            }

            foreach (var role in MatrixGateway.Roles)
            {
                foreach (var distance in Enum.GetValues<Distance>())
                {
                    var token = MatrixGateway.TokenOf(role, distance);
                    var refusal = await RefusalAsync(protocol, method, rules, token);
                    var expected = Expect(role, distance, rules, MatrixRequest.Create(method, rules));
                    if (refusal != expected)
                    {
                        wrong.Add($"{protocol} {role} {distance}: {refusal} and not {expected}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_matrix_lets_in_and_keeps_out()
    {
        var all =
            from method in PublicService.All.SelectMany(s => s.Contract.Methods)
            let rules = AccessTable.Find(method.Service.Name, method.Name)!
            from role in MatrixGateway.Roles
            from distance in Enum.GetValues<Distance>()
            select Expect(role, distance, rules, MatrixRequest.Create(method, rules));
        var counts = all.CountBy(e => e).ToDictionary();
        Assert.All(["", "ROLE_REQUIRED", "REPORT_NOT_FOUND"], e => Assert.InRange(counts[e], 100, int.MaxValue));
    }

    // The reason of a refusal of access; empty for whatever else came back.
    private async Task<string> RefusalAsync(
        string protocol,
        MethodDescriptor method,
        IReadOnlyList<AccessRule> rules,
        string? token
    )
    {
        var request = MatrixRequest.Create(method, rules);
        var error = await MatrixCalls.CallAsync(gateway.Client, protocol, method, request, token);
        var reason = error?.GetDetail<ErrorInfo>()?.Reason ?? "";
        // A refusal comes before fields are looked at in detail; a request that the contract refuses would prove nothing.
        return reason switch
        {
            "ROLE_REQUIRED" or "TOKEN_MISSING" or "TOKEN_UNKNOWN" => reason,
            // The fakes' own say which report; the gate's only whose.
            "REPORT_NOT_FOUND" when error!.Message.Contains("A report of", StringComparison.Ordinal) => reason,
            "REQUEST_MALFORMED" or "PATH_NOT_FOUND" or "METHOD_NOT_ALLOWED" => $"{reason} {error!.Message}",
            _ => "",
        };
    }

    private static string Expect(Role role, Distance distance, IReadOnlyList<AccessRule> rules, IMessage request)
    {
        foreach (var rule in rules.Where(r => r.Scope is not (AccessScope.Any or AccessScope.Browse)))
        {
            // An empty list concerns nobody.
            if (MatrixRequest.Get(request, rule.Field.Split('|')[0]) is System.Collections.ICollection { Count: 0 })
            {
                continue;
            }

            if (Has(role, rule.Scope) && Reaches(distance, rule.Below == AccessRule.Always))
            {
                continue;
            }

            // Who may not see a report must not learn that it is there.
            var hides = rule.Scope is AccessScope.View or AccessScope.Write or AccessScope.Move;
            var sees = Has(role, AccessScope.View) && Reaches(distance, below: false);
            return hides && !sees ? "REPORT_NOT_FOUND" : "ROLE_REQUIRED";
        }

        return "";
    }

    // The schemas of the data formats are files for anybody.
    private static bool IsOpen(MethodDescriptor method) => AnonymousPaths.Contains(MatrixRequest.PatternOf(method));

    private static bool Has(Role role, AccessScope scope) => AccessTable.RolesOf(scope).Contains(role);

    private static bool Reaches(Distance distance, bool below) =>
        distance switch
        {
            Distance.Own => !below,
            Distance.OwnTree or Distance.AboveTree => true,
            _ => false,
        };
}
