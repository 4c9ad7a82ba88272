using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Disclosure.PublicSite.Tests;

public sealed class McpTests : IAsyncLifetime
{
    private readonly SiteUnderTest _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_tool_reads_and_says_so()
    {
        await using var client = await ConnectAsync();
        var tools = await client.ListToolsAsync();
        Assert.Equal(["get_figures", "get_report", "search_reports"], tools.Select(t => t.Name).Order());
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations?.ReadOnlyHint));
    }

    [Fact]
    public async Task Figures_come_with_their_cells_and_the_receipt()
    {
        await SampleFigures.PublishAsync(_site.Writer, "linyang");
        var answer = await AskAsync(
            "get_figures",
            new() { ["name"] = "agencies/linyang/reports/2023", ["cells"] = "requests.received." }
        );
        var receipt = answer.GetProperty("receipt").GetString();
        Assert.Equal(HttpStatusCode.OK, (await _site.Client.GetAsync(receipt)).StatusCode);
        Assert.Equal(
            [
                "requests.received.total 57 NUMBER 含\"网上\"，当面",
                "requests.received.research  BLANK ",
                "requests.received.business  NOT_APPLICABLE =1+1",
            ],
            answer
                .GetProperty("figures")
                .EnumerateArray()
                .Select(f => $"{Text(f, "cell")} {Text(f, "value")} {Text(f, "state")} {Text(f, "remark")}")
        );
        Assert.Equal(0, answer.GetProperty("remaining").GetInt32());
    }

    [Fact]
    public async Task An_answer_is_bounded_and_says_what_remains()
    {
        var head = SampleFigures.Table[..SampleFigures.Table.IndexOf('\n', StringComparison.Ordinal)];
        var lines = Enumerable.Range(0, 300).Select(i => $"t.r{i}.c,表,行,列,件,{i},NUMBER,,机关,2023,2021\r\n");
        await SampleFigures.PublishAsync(_site.Writer, "linyang", $"{head}\n{string.Concat(lines)}");
        var answer = await AskAsync("get_figures", new() { ["name"] = "agencies/linyang/reports/2023" });
        Assert.Equal(250, answer.GetProperty("figures").GetArrayLength());
        Assert.Equal(50, answer.GetProperty("remaining").GetInt32());
    }

    [Fact]
    public async Task A_search_goes_on_where_it_ended_and_finds_each_report_once()
    {
        for (var i = 0; i < 45; i++)
        {
            var title = i % 2 == 0 ? $"{i}局年度报告" : $"{i}镇年度报告";
            await SampleFigures.PublishAsync(_site.Writer, $"a{i:00}", title: title);
        }

        var (found, token) = (new List<string>(), "");
        do
        {
            var answer = await AskAsync(
                "search_reports",
                new()
                {
                    ["year"] = 2023,
                    ["words"] = "局 报告",
                    ["pageToken"] = token,
                }
            );
            found.AddRange(answer.GetProperty("reports").EnumerateArray().Select(r => Text(r, "name")));
            token = Text(answer, "nextPageToken");
        } while (token.Length > 0);

        Assert.Equal(
            Enumerable.Range(0, 45).Where(i => i % 2 == 0).Select(i => $"agencies/a{i:00}/reports/2023"),
            found
        );
    }

    [Fact]
    public async Task A_withdrawn_report_says_why_and_tells_no_figure()
    {
        var report = await SampleFigures.PublishAsync(_site.Writer, "linyang");
        await _site.Writer.PutReportAsync(report.Withdraw(new(SiteUnderTest.Now, "数据有误")), default);
        var name = new Dictionary<string, object?> { ["name"] = report.Name };
        Assert.Equal("WITHDRAWN", Text(await AskAsync("get_report", name), "state"));
        var refused = await CallAsync("get_figures", name);
        Assert.True(refused.IsError);
        Assert.Contains(
            "REPORT_WITHDRAWN: 该年报已撤回，文件不再提供。撤回原因：数据有误",
            ReadText(refused),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("get_report", "name", "agencies/linyang/reports/2023", "REPORT_NOT_FOUND")]
    [InlineData("get_figures", "name", "../secret", "INVALID_FIELDS")]
    [InlineData("search_reports", "year", 1900, "INVALID_FIELDS")]
    public async Task What_is_asked_for_wrongly_is_refused_in_words(
        string tool,
        string argument,
        object value,
        string reason
    )
    {
        var refused = await CallAsync(tool, new() { [argument] = value });
        Assert.True(refused.IsError);
        Assert.Contains(reason, ReadText(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_messages_of_a_question_s_size_are_taken()
    {
        using var large = new StringContent(new(' ', 100_000), Encoding.UTF8, "application/json");
        var answer = await _site.Client.PostAsync("/public/v1/mcp", large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var page = await _site.SendAsync(HttpMethod.Get, "/public/v1/mcp");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
        Assert.Equal(["POST", "OPTIONS"], page.Content.Headers.Allow);
    }

    private static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? member.GetString() ?? "" : "";

    private static string ReadText(CallToolResult result) =>
        string.Concat(result.Content.OfType<TextContentBlock>().Select(c => c.Text));

    private async Task<JsonElement> AskAsync(string tool, Dictionary<string, object?> arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError is not true, ReadText(result));
        return JsonDocument.Parse(ReadText(result)).RootElement;
    }

    private async Task<CallToolResult> CallAsync(string tool, Dictionary<string, object?> arguments)
    {
        await using var client = await ConnectAsync();
        return await client.CallToolAsync(tool, arguments);
    }

    private async Task<McpClient> ConnectAsync()
    {
        var transport = new HttpClientTransport(
            new()
            {
                Endpoint = new("http://localhost/public/v1/mcp"),
                TransportMode = HttpTransportMode.StreamableHttp,
            },
            _site.Client
        );
        return await McpClient.CreateAsync(transport);
    }
}
