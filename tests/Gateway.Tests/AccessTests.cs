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
    // Its last six characters are the CRC-32 of the thirty before them.
    private const string Token = "dsc_0123456789ABCDEFGHIJKLMNOPQRST";

    private readonly GatewayWithFakes _gateway = new();

    public static TheoryData<string> Methods =>
        [.. PublicService.All.SelectMany(s => s.Contract.Methods).Select(m => $"{m.Service.Name}.{m.Name}")];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>().Where(r => r != Role.Unspecified)];

    public void Dispose() => _gateway.Dispose();

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_is_in_the_table_and_its_field_in_the_contract(string method)
    {
        var parts = method.Split('.');
        var rules = AccessTable.Find(parts[0], parts[1]);
        Assert.NotNull(rules);
        var message = PublicService
            .All.SelectMany(s => s.Contract.Methods)
            .Single(m => m.Service.Name == parts[0] && m.Name == parts[1])
            .InputType;
        foreach (var field in rules.SelectMany(r => r.Field.Split('|', StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.Equal(FieldType.String, FindField(message, field)?.FieldType);
        }

        foreach (var rule in rules.Where(r => r.Below is not ("" or AccessRule.Always) && !r.Field.Contains(r.Below)))
        {
            Assert.Equal(FieldType.Bool, FindField(message, rule.Below)?.FieldType);
        }

        // A field that takes in the agencies below, or lists others, must not escape the table.
        var reaching = message
            .Fields.InDeclarationOrder()
            .Where(f => f.Name is "subtree" or "under")
            .Select(f => f.Name);
        Assert.Equal(reaching, rules.Select(r => r.Below).Where(b => b is not ("" or AccessRule.Always)));
        var others = message
            .Fields.InDeclarationOrder()
            .Where(f => f.Name.StartsWith("predecessors", StringComparison.Ordinal));
        Assert.All(others, f => Assert.Contains(rules, r => r.Field == f.Name && r.Scope == AccessScope.View));
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
            Assert.False(AccessDecision.IsAllowed([Held(role, "agencies/a", true)], scope, new("", false), []));
            Assert.False(DecideBelow(scope, role, subtree: false));
            Assert.Equal(has, DecideBelow(scope, role, subtree: true));
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
            Roles = { Held(role, Sample.Agency, subtree: false) },
        };
        using var answer = await SendAsync(method, path, Complete(Token));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(
        Role.Administrator,
        "POST",
        $"/v1/{Sample.Agency}/tokens",
        """{"title":"t","role":"CLERK"ID}""",
        """{"title":"t","role":"CLERK","subtree":trueID}"""
    )]
    [InlineData(
        Role.Administrator,
        "POST",
        $"/v1/{Sample.Agency}/grants",
        """{"subject":"https://id#1","role":"CLERK"ID}""",
        """{"subject":"https://id#1","role":"CLERK","subtree":trueID}"""
    )]
    [InlineData(Role.Auditor, "GET", $"/v1/audit?agency={Sample.Agency}", "", "&subtree=true")]
    [InlineData(Role.Clerk, "GET", "/v1/reports?", $"agency={Sample.Agency}", $"under={Sample.Agency}")]
    [InlineData(Role.Clerk, "GET", $"/v1/{Sample.Agency}", $"/reports/2023", ":aggregate?year=2023")]
    [InlineData(Role.Clerk, "GET", $"/v1/{Sample.Agency}", $"/reports/2023", ":progress?year=2023")]
    [InlineData(Role.Clerk, "GET", $"/v1/{Sample.Agency}", $"/reports/2023", ":bundle?year=2023&format=pdf")]
    public async Task A_role_on_an_agency_alone_reaches_nothing_below(
        Role role,
        string method,
        string path,
        string alone,
        string below
    )
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Held(role, Sample.Agency, subtree: false) },
        };
        Assert.NotEqual(HttpStatusCode.Forbidden, await AnswerAsync(method, path, alone));
        Assert.Equal(HttpStatusCode.Forbidden, await AnswerAsync(method, path, below));
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:2",
            Roles = { Held(role, Sample.Agency, subtree: true) },
        };
        Assert.NotEqual(HttpStatusCode.Forbidden, await AnswerAsync(method, path, below, 1));
    }

    [Theory]
    [InlineData("GET", $"/v1/{Sample.Name}:check?predecessors=agencies/jiao-yu", "")]
    [InlineData("GET", $"/v1/{Sample.Name}:check?predecessorsInPart=agencies/jiao-yu", "")]
    [InlineData(
        "POST",
        $"/v1/{Sample.Agency}/reports",
        """{"reportId":"2023","predecessors":["agencies/jiao-yu"]ID}"""
    )]
    [InlineData(
        "POST",
        $"/v1/{Sample.Name}/narrative:start",
        """{"source":"LAST_YEAR","predecessors":["agencies/jiao-yu"]ID}"""
    )]
    public async Task Predecessors_are_agencies_whose_reports_the_caller_may_see(
        string method,
        string path,
        string body
    )
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Held(Role.Clerk, Sample.Agency, subtree: true) },
        };
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(method, path, body));
        _gateway.Fakes.Access.Known.Roles.Add(Held(Role.Auditor, "agencies/jiao-yu", subtree: false));
        Assert.NotEqual(HttpStatusCode.NotFound, await AnswerAsync(method, path, body, 1));
    }

    // A token of its own for each caller: the gateway remembers who they are.
    private async Task<HttpStatusCode> AnswerAsync(string method, string path, string rest, int caller = 0)
    {
        var token = Complete(Token[..^1] + caller);
        var isBody = rest.StartsWith('{');
        var body = rest.Replace("ID}", $",\"requestId\":\"{Guid.NewGuid()}\"}}", StringComparison.Ordinal);
        using var answer = isBody
            ? await SendAsync(method, path, token, body)
            : await SendAsync(method, path + rest, token);
        return answer.StatusCode;
    }

    [Fact]
    public async Task An_unknown_token_is_refused_and_one_with_a_typing_error_is_not_even_looked_up()
    {
        using var unknown = await SendAsync("GET", "/v1/whoami", Complete(Token));
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
        using var mistyped = await SendAsync("GET", "/v1/whoami", Complete(Token)[..^1] + "!");
        Assert.Equal(HttpStatusCode.Unauthorized, mistyped.StatusCode);
        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
    }

    [Fact]
    public async Task A_known_token_is_asked_for_once_in_a_while_and_its_bearer_is_named()
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Held(Role.Clerk, Sample.Agency, subtree: true) },
        };
        for (var i = 0; i < 3; i++)
        {
            using var answer = await SendAsync("POST", $"/v1/{Sample.Name}:approve", Complete(Token));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Single(_gateway.Recorder.Requests<FilingV1.AuthenticateRequest>());
        Assert.All(
            _gateway.Recorder.Requests<FilingV1.MoveReportRequest>(),
            m => Assert.Equal(("token:1", false), (m.Actor.Principal, m.Actor.Bootstrap))
        );
    }

    private static string Complete(string token)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var crc = System.IO.Hashing.Crc32.HashToUInt32(Encoding.ASCII.GetBytes(token["dsc_".Length..]));
        var digits = new char[6];
        for (var i = 5; i >= 0; i--)
        {
            (digits[i], crc) = (Alphabet[(int)(crc % 62)], crc / 62);
        }

        return token + new string(digits);
    }

    private static bool Decide(AccessScope scope, Role role, string on, bool subtree, params string[] path) =>
        AccessDecision.IsAllowed([Held(role, on, subtree)], scope, new(path[0], false), [.. path.Reverse()]);

    // On a call that reaches the agencies below agencies/a.
    private static bool DecideBelow(AccessScope scope, Role role, bool subtree) =>
        AccessDecision.IsAllowed(
            [Held(role, "agencies/a", subtree)],
            scope,
            new("agencies/a", true),
            ["agencies/top", "agencies/a"]
        );

    private static FilingV1.HeldRole Held(Role role, string agency, bool subtree) =>
        new()
        {
            Role = new()
            {
                Role = role,
                Agency = agency,
                Subtree = subtree,
            },
        };

    private static FieldDescriptor? FindField(MessageDescriptor message, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            message = message.FindFieldByName(name).MessageType;
        }

        return message.FindFieldByName(names[^1]);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string token, string? body = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new("Bearer", token);
        if (method == "POST")
        {
            request.Content = new StringContent(
                body ?? $$$"""{"requestId":"{{{Guid.NewGuid()}}}"}""",
                new MediaTypeHeaderValue("application/json")
            );
        }

        return await _gateway.Http.SendAsync(request);
    }
}
