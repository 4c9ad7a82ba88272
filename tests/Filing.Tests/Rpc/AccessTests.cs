using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Filing.V1;
using Disclosure.Report.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class AccessTests(FilingHost host) : IDisposable
{
    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task A_token_is_shown_once_and_says_who_its_bearer_is_until_it_is_revoked()
    {
        await AddTreeAsync();
        var request = new CreateTokenRequest
        {
            Parent = "agencies/ju",
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
            Token = new()
            {
                Title = "办公系统",
                Role = Role.Clerk,
                Subtree = true,
            },
        };
        var created = await _host.Access.CreateTokenAsync(request);
        Assert.Matches(new Regex("^dsc_[0-9A-Za-z]{36}$"), created.Secret);
        var repeated = await _host.Access.CreateTokenAsync(request);
        Assert.Equal((created.Token, ""), (repeated.Token, repeated.Secret));

        var known = await AuthenticateAsync(created.Secret);
        Assert.Equal((created.Token.Principal, "办公系统"), (known.Principal, known.Display));
        var held = Assert.Single(known.Roles);
        Assert.Equal((Role.Clerk, true), (held.Role.Role, held.Role.Subtree));
        Assert.Equal(["agencies/xian", "agencies/ju"], held.Path);

        await _host.Access.RevokeTokenAsync(
            new()
            {
                Name = created.Token.Name,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal(
            "CREDENTIAL_UNKNOWN",
            (await FilingHost.FaultAsync(() => AuthenticateAsync(created.Secret))).Reason
        );
        var listed = await _host.Access.ListTokensAsync(new() { Parent = "agencies/ju" });
        Assert.NotNull(Assert.Single(listed.Tokens).RevokeTime);
        var log = await _host.Log.ListLogEntriesAsync(new() { Resource = created.Token.Name });
        Assert.Equal([EventKind.TokenCreated, EventKind.TokenRevoked], log.Entries.Select(e => e.Kind));
        Assert.DoesNotContain(created.Secret, log.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_expired_token_is_as_unknown_as_one_that_never_was()
    {
        await AddTreeAsync();
        var created = await _host.Access.CreateTokenAsync(
            new()
            {
                Parent = "agencies/ju",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Token = new()
                {
                    Title = "短期",
                    Role = Role.Clerk,
                    ExpireTime = _host.Clock.GetUtcNow().AddHours(1).ToTimestamp(),
                },
            }
        );
        await AuthenticateAsync(created.Secret);
        _host.Clock.Advance(TimeSpan.FromHours(1));
        var (code, reason, _) = await FilingHost.FaultAsync(() => AuthenticateAsync(created.Secret));
        Assert.Equal((StatusCode.NotFound, "CREDENTIAL_UNKNOWN"), (code, reason));
        Assert.Equal("CREDENTIAL_UNKNOWN", (await FilingHost.FaultAsync(() => AuthenticateAsync("dsc_x"))).Reason);
    }

    [SkippableFact]
    public async Task A_subject_has_the_grants_that_are_in_force_and_is_told_when_that_changes()
    {
        await AddTreeAsync();
        var now = _host.Clock.GetUtcNow();
        var identity = new Identity
        {
            Oidc = new() { Issuer = "https://id.example.gov", Subject = "u-1" },
        };
        await GrantAsync(
            new()
            {
                Identity = identity,
                Role = Role.Leader,
                Display = "张局长",
            }
        );
        await GrantAsync(
            new()
            {
                Identity = identity,
                Role = Role.DisclosureOffice,
                StartTime = now.AddDays(2).ToTimestamp(),
            }
        );
        var known = await _host.Access.AuthenticateAsync(new() { Identity = identity });
        Assert.Equal(("oidc:https://id.example.gov#u-1", "张局长"), (known.Principal, known.Display));
        Assert.Equal([Role.Leader], known.Roles.Select(r => r.Role.Role));
        Assert.Equal(now.AddDays(2).ToTimestamp(), known.ExpireTime);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await _host.Access.AuthenticateAsync(new() { Identity = identity })).Roles.Count);
        foreach (var grant in (await _host.Access.ListGrantsAsync(new() { Parent = "agencies/ju" })).Grants)
        {
            await _host.Access.RevokeGrantAsync(
                new()
                {
                    Name = grant.Name,
                    RequestId = FilingHost.NewId(),
                    Actor = FilingHost.Bootstrap,
                }
            );
        }

        Assert.Equal(
            "CREDENTIAL_UNKNOWN",
            (await FilingHost.FaultAsync(_host.Access.AuthenticateAsync(new() { Identity = identity }))).Reason
        );
    }

    [SkippableFact]
    public async Task An_identity_is_a_certificate_or_a_subject_and_a_path_is_from_the_top()
    {
        await AddTreeAsync();
        var both = new Identity
        {
            Certificate = "CN=oa",
            Oidc = new() { Issuer = "https://x", Subject = "y" },
        };
        var (_, _, violations) = await FilingHost.FaultAsync(() =>
            GrantAsync(new() { Identity = both, Role = Role.Clerk })
        );
        Assert.Equal(["grant.identity IDENTITY_CHOICE"], violations);
        var path = await _host.Access.GetAgencyPathAsync(new() { Name = "agencies/ju" });
        Assert.Equal(["agencies/xian", "agencies/ju"], path.Path);
    }

    [SkippableFact]
    public async Task A_token_has_the_roles_that_are_granted_to_it_beside_its_own_until_they_are_revoked()
    {
        await AddTreeAsync();
        var created = await _host.Access.CreateTokenAsync(
            new()
            {
                Parent = "agencies/ju",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Token = new() { Title = "办公系统", Role = Role.Clerk },
            }
        );
        var id = created.Token.Name.Split('/')[^1];
        var ends = _host.Clock.GetUtcNow().AddDays(3).ToTimestamp();
        var grant = await GrantAsync(
            new()
            {
                Identity = new() { Token = id },
                Role = Role.Auditor,
                ExpireTime = ends,
            }
        );
        Assert.Equal((created.Token.Principal, id), (grant.Principal, grant.Identity.Token));
        var known = await AuthenticateAsync(created.Secret);
        Assert.Equal([Role.Clerk, Role.Auditor], known.Roles.Select(r => r.Role.Role));
        Assert.Equal(ends, known.ExpireTime);
        var (_, _, violations) = await FilingHost.FaultAsync(
            _host.Access.AuthenticateAsync(new() { Identity = new() { Token = id } })
        );
        Assert.Equal(["identity.token IDENTITY_CHOICE"], violations);
        await _host.Access.RevokeGrantAsync(
            new()
            {
                Name = grant.Name,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal([Role.Clerk], (await AuthenticateAsync(created.Secret)).Roles.Select(r => r.Role.Role));
        (_, _, violations) = await FilingHost.FaultAsync(() =>
            GrantAsync(
                new()
                {
                    Identity = new() { Token = "x" },
                    Role = Role.Clerk,
                }
            )
        );
        Assert.Equal(["grant.identity.token TOKEN_FORMAT"], violations);
    }

    [SkippableFact]
    public async Task A_certificate_is_known_by_its_name_alone()
    {
        await AddTreeAsync();
        await GrantAsync(
            new()
            {
                Identity = new() { Certificate = "CN=oa,O=ju" },
                Role = Role.System,
            }
        );
        var known = await _host.Access.AuthenticateAsync(new() { Identity = new() { Certificate = "CN=oa,O=ju" } });
        Assert.Equal(("certificate:CN=oa,O=ju", Role.System), (known.Principal, Assert.Single(known.Roles).Role.Role));
        var other = new AuthenticateRequest { Identity = new() { Certificate = "CN=oa" } };
        Assert.Equal("CREDENTIAL_UNKNOWN", (await FilingHost.FaultAsync(_host.Access.AuthenticateAsync(other))).Reason);
    }

    private async Task<Grant> GrantAsync(Grant grant) =>
        await _host.Access.CreateGrantAsync(
            new()
            {
                Parent = "agencies/ju",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Grant = grant,
            }
        );

    private async Task<AuthenticateResponse> AuthenticateAsync(string secret) =>
        await _host.Access.AuthenticateAsync(
            new() { TokenDigest = ByteString.CopyFrom(SHA256.HashData(Encoding.ASCII.GetBytes(secret))) }
        );

    private async Task AddTreeAsync()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.AddAsync("ju", "临阳县教育局", "agencies/xian");
    }
}

public sealed class SqliteAccessTests() : AccessTests(new());

public sealed class PostgresAccessTests() : AccessTests(FilingHost.CreateOnPostgres());
