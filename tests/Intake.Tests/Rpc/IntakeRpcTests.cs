using System.IO.Compression;
using System.Text;
using Disclosure.Intake.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Intake.Tests.Rpc;

/// <param name="service">One for all tests: it keeps nothing, and its workers are kept for the next document.</param>
public sealed class IntakeRpcTests(ServiceUnderTest<IntakeOptions> service)
    : IClassFixture<ServiceUnderTest<IntakeOptions>>
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private IntakeService.IntakeServiceClient Client => service.Client(c => new IntakeService.IntakeServiceClient(c));

    [Fact]
    public async Task A_reading_says_where_each_figure_was_found_and_how_sure_it_is()
    {
        var reading = await ReadAsync(
            "text/plain",
            "一、总体情况\n无。\n二、主动公开政府信息情况\n规章\n0\n0\n3\n"u8.ToArray()
        );
        var origin = Assert.Single(reading.Origins, o => o.Cell == "proactive.rules.in_force");
        Assert.Equal(("3", 7), (origin.Raw, origin.Line));
        Assert.InRange(origin.Confidence, 80, 100);
        Assert.Contains(reading.Origins, o => o.Section == "overview" && o.Line == 1);
    }

    [Fact]
    public async Task The_charset_of_the_content_type_is_used()
    {
        var text = "青禾镇2023年政府信息公开工作年度报告\n一、总体情况\n无。";
        var reading = await ReadAsync("text/plain; charset=gb18030", Encoding.GetEncoding("gb18030").GetBytes(text));
        Assert.Equal("青禾镇", reading.AgencyName);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-7")]
    [InlineData("text/html; charset=utf-7")]
    [InlineData("text/plain; charset=klingon")]
    public async Task A_charset_that_nobody_decodes_is_a_note_and_the_bytes_decide(string type)
    {
        string[] lines = ["青禾镇2023年政府信息公开工作年度报告", "一、总体情况", "无。"];
        var text = type.Contains("html", StringComparison.Ordinal)
            ? string.Concat(lines.Select(l => $"<p>{l}</p>"))
            : string.Join('\n', lines);
        var reading = await ReadAsync(type, Encoding.UTF8.GetBytes(text));
        Assert.Equal("青禾镇", reading.AgencyName);
        Assert.Contains(reading.Findings, f => f.Code == "intake.charset_unknown");
    }

    [Theory]
    [InlineData("image/png", "UNKNOWN_CONTENT_TYPE", StatusCode.InvalidArgument)]
    [InlineData("nonsense", "UNKNOWN_CONTENT_TYPE", StatusCode.InvalidArgument)]
    [InlineData(Docx, "DOCUMENT_UNREADABLE", StatusCode.InvalidArgument)]
    [InlineData("application/json", "DOCUMENT_UNREADABLE", StatusCode.InvalidArgument)]
    [InlineData("text/plain", "DOCUMENT_UNREADABLE", StatusCode.InvalidArgument)]
    [InlineData("text/html", "DOCUMENT_UNREADABLE", StatusCode.InvalidArgument)]
    public async Task What_cannot_be_read_is_refused_with_the_reason_in_chinese(
        string type,
        string reason,
        StatusCode code
    )
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(type, "今天天气很好。"u8.ToArray()));
        Assert.Equal(code, error.StatusCode);
        var status = error.GetRpcStatus()!;
        Assert.Equal(reason, status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Contains(
            status.GetDetail<Google.Rpc.LocalizedMessage>()!.Message,
            c => c is >= '\u4E00' and <= '\u9FFF'
        );
    }

    [Fact]
    public async Task A_document_beyond_the_limit_is_refused_with_the_limit_named()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() =>
            ReadAsync("text/plain", new byte[(20 * 1024 * 1024) + 1])
        );
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var info = error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;
        Assert.Equal(("DOCUMENT_TOO_LARGE", "20971520"), (info.Reason, info.Metadata["limit"]));
    }

    [Fact]
    public async Task A_request_without_its_parts_names_all_of_them()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.ReadDocumentAsync(new()));
        var fields = error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(v => v.Field);
        Assert.Equal(["content", "content_type"], fields.Order());
    }

    [Fact]
    public async Task A_zip_answers_document_by_document_and_goes_on_where_it_was_left()
    {
        var items = await ReadAllAsync("");
        Assert.Equal(["a/坏.docx", "乙局.txt", "甲局.txt"], items.Select(i => i.File));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], items.Select(i => (i.Done, i.Total)));
        Assert.Equal(["", "乙局", "甲局"], items.Select(i => i.Reading?.AgencyName ?? ""));
        Assert.Equal("DOCUMENT_UNREADABLE", items[0].Failure.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Equal(["甲局.txt"], (await ReadAllAsync("乙局.txt")).Select(i => i.File));
    }

    [Fact]
    public async Task A_zip_that_is_none_is_refused()
    {
        using var call = Client.ReadArchive(new() { Content = ByteString.CopyFromUtf8("x") });
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("DOCUMENT_UNREADABLE", error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    private async Task<List<ArchiveItem>> ReadAllAsync(string after)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var agency in (string[])["甲局", "乙局"])
            {
                await using var entry = await archive.CreateEntry($"{agency}.txt").OpenAsync();
                await entry.WriteAsync(
                    Encoding.UTF8.GetBytes($"{agency}2023年政府信息公开工作年度报告\n一、总体情况\n无。")
                );
            }

            archive.CreateEntry("a/坏.docx");
            archive.CreateEntry("__MACOSX/甲局.txt");
        }

        using var call = Client.ReadArchive(new() { Content = ByteString.CopyFrom(stream.ToArray()), After = after });
        var items = new List<ArchiveItem>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            items.Add(call.ResponseStream.Current);
        }

        return items;
    }

    private async Task<Reading> ReadAsync(string type, byte[] content) =>
        await Client.ReadDocumentAsync(new() { Content = ByteString.CopyFrom(content), ContentType = type });
}
