using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests;

/// <summary>Who may call what.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    public static TheoryData<string> Methods =>
        [.. PublicService.All.SelectMany(s => s.Contract.Methods).Select(m => $"{m.Service.Name}.{m.Name}")];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>().Where(r => r != Role.Unspecified)];

    public void Dispose() => _gateway.Dispose();

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_is_in_the_table_and_its_field_in_the_contract(string method)
    {
        var parts = method.Split('.');
        var rule = AccessTable.Find(parts[0], parts[1]);
        Assert.NotNull(rule);
        var message = PublicService
            .All.SelectMany(s => s.Contract.Methods)
            .Single(m => m.Service.Name == parts[0] && m.Name == parts[1])
            .InputType;
        foreach (var field in rule.Field.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Equal(FieldType.String, FindField(message, field)?.FieldType);
        }
    }

    [Fact]
    public void The_table_has_no_method_that_is_not_served() =>
        Assert.Empty(AccessTable.Methods.Except(((IEnumerable<object[]>)Methods).Select(m => (string)m[0])));

    [Theory, MemberData(nameof(Roles))]
    public void A_role_reaches_its_agency_and_with_the_subtree_those_below(Role role)
    {
        foreach (var scope in Enum.GetValues<AccessScope>())
        {
            var has = AccessTable.RolesOf(scope).Contains(role);
            Assert.Equal(has, Decide(scope, role, "agencies/a", subtree: false, "agencies/a"));
            Assert.Equal(has, Decide(scope, role, "agencies/a", subtree: true, "agencies/b", "agencies/a"));
            Assert.False(Decide(scope, role, "agencies/a", subtree: false, "agencies/b", "agencies/a"));
            Assert.False(Decide(scope, role, "agencies/b", subtree: true, "agencies/a"));
            Assert.False(AccessDecision.IsAllowed([Tokens.Held(role, "agencies/a", true)], scope, "", []));
        }
    }

    [Theory]
    [InlineData(Role.Clerk, "GET", $"/v1/{Sample.Name}", HttpStatusCode.OK)]
    [InlineData(Role.Administrator, "GET", $"/v1/{Sample.Name}", HttpStatusCode.NotFound)]
    [InlineData(Role.Auditor, "POST", $"/v1/{Sample.Name}:approve", HttpStatusCode.Forbidden)]
    [InlineData(Role.Clerk, "GET", "/v1/audit?agency=agencies/yun-ze", HttpStatusCode.Forbidden)]
    [InlineData(Role.Clerk, "GET", "/v1/agencies/jiao-yu/reports/2023", HttpStatusCode.NotFound)]
    [InlineData(Role.Clerk, "GET", "/v1/reports", HttpStatusCode.Forbidden)]
    [InlineData(Role.Clerk, "GET", "/v1/whoami", HttpStatusCode.OK)]
    public async Task A_token_may_what_its_role_may(Role role, string method, string path, HttpStatusCode status)
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(role, Sample.Agency, subtree: false) },
        };
        using var answer = await SendAsync(method, path, Tokens.Valid);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_token_is_refused_and_one_with_a_typing_error_is_not_even_looked_up()
    {
        using var unknown = await SendAsync("GET", "/v1/whoami", Tokens.Valid);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
        using var mistyped = await SendAsync("GET", "/v1/whoami", Tokens.Valid[..^1] + "!");
        Assert.Equal(HttpStatusCode.Unauthorized, mistyped.StatusCode);
        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
    }

    [Fact]
    public async Task A_known_token_is_asked_for_once_in_a_while_and_its_bearer_is_named()
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Clerk, Sample.Agency, subtree: true) },
        };
        for (var i = 0; i < 3; i++)
        {
            using var answer = await SendAsync("POST", $"/v1/{Sample.Name}:approve", Tokens.Valid);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
        Assert.All(
            _gateway.Recorder.Requests<FilingV1.MoveReportRequest>(),
            m => Assert.Equal(("token:1", false), (m.Actor.Principal, m.Actor.Bootstrap))
        );
    }

    [Fact]
    public async Task A_revoked_token_or_role_is_refused_within_five_seconds()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1));
        using var gateway = new GatewayWithFakes { Clock = clock };
        gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Auditor, Sample.Agency, subtree: false) },
        };
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        gateway.Fakes.Access.Known.Roles[0].Role.Role = Role.Administrator;
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync());
        gateway.Fakes.Access.Known = null;
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync());

        async Task<HttpStatusCode> AskAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/{Sample.Name}");
            request.Headers.Authorization = new("Bearer", Tokens.Valid);
            using var answer = await gateway.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    public async Task Who_has_a_role_on_an_agency_alone_does_not_get_what_is_below(bool subtree, HttpStatusCode status)
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Auditor, Sample.Agency, subtree) },
        };
        _gateway.Recorder.AnswersAnything = true;
        using var own = await SendAsync("GET", $"/v1/audit?agency={Sample.Agency}", Tokens.Valid);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var all = await SendAsync("GET", $"/v1/audit?agency={Sample.Agency}&subtree=true", Tokens.Valid);
        Assert.Equal(status, all.StatusCode);
    }

    private static bool Decide(AccessScope scope, Role role, string on, bool subtree, params string[] path) =>
        AccessDecision.IsAllowed([Tokens.Held(role, on, subtree)], scope, path[0], [.. path.Reverse()]);

    private static FieldDescriptor? FindField(MessageDescriptor message, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            message = message.FindFieldByName(name).MessageType;
        }

        return message.FindFieldByName(names[^1]);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string token)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new("Bearer", token);
        if (method == "POST")
        {
            request.Content = new StringContent(
                $$$"""{"requestId":"{{{Guid.NewGuid()}}}"}""",
                new MediaTypeHeaderValue("application/json")
            );
        }

        return await _gateway.Http.SendAsync(request);
    }
}
