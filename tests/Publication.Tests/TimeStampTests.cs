using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Tests.TimeStamps;
using Disclosure.TransparencyLog.TimeStamps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>Manifests are stamped by an authority of the tests' own, at once or as soon as it answers.</summary>
public sealed class TimeStampTests : IAsyncLifetime, IDisposable
{
    private static readonly ReportName s_name = ReportName.Parse("name", Name);
    private static readonly DateTimeOffset s_time = new(2024, 1, 31, 8, 30, 0, TimeSpan.Zero);
    private static readonly byte[] s_json = Bytes("{\"year\":2023}");

    private readonly TemporaryFolder _folder = new();
    private readonly TestStampAuthority _authority = new();
    private readonly TestStampAuthority _stranger = new();
    private WebApplication _app = null!;
    private Func<byte[], byte[]?> _answer = _ => null;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost(
            "/tsa",
            async (HttpRequest request) =>
            {
                using var query = new MemoryStream();
                await request.Body.CopyToAsync(query);
                return _answer(query.ToArray()) is { } answer
                    ? Results.Bytes(answer, "application/timestamp-reply")
                    : Results.StatusCode(503);
            }
        );
        await _app.StartAsync();
        await File.WriteAllTextAsync(Root, _authority.Root.ExportCertificatePem());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_manifest_is_stamped_once_and_the_token_is_public_and_verifies()
    {
        _answer = query => _authority.Answer(query, s_time);
        using var host = NewHost();
        var version = await PublishAsync(host);
        await RequireStampedAsync(host, version);
        _answer = query => _authority.Answer(query, s_time.AddYears(1));
        await host.MoveAsync(Name, Filing.V1.ReportVerb.Withdraw, "数据有误");
        await host.Publications.GetReceiptAsync(new() { Name = Name });
        Assert.Equal(version.TimeStamp, (await host.Tree.FindReportAsync(s_name, default))!.Current.TimeStamp);
    }

    [Fact]
    public async Task An_authority_that_is_away_holds_nothing_up_and_is_asked_again()
    {
        using var host = NewHost();
        Assert.Null((await PublishAsync(host)).TimeStamp);
        // Of another authority, and to another question.
        foreach (
            var answer in new Func<byte[], byte[]>[]
            {
                query => _stranger.Answer(query, s_time),
                _ => _authority.Answer(TimeStampQuery.Create([1]).ToBytes(), s_time),
                _ => [1, 2, 3],
            }
        )
        {
            _answer = answer;
            await host.Publications.GetReceiptAsync(new() { Name = Name });
            Assert.Null((await host.Tree.FindReportAsync(s_name, default))!.Current.TimeStamp);
        }

        _answer = query => _authority.Answer(query, s_time);
        await host.Publications.GetReceiptAsync(new() { Name = Name });
        await RequireStampedAsync(host, (await host.Tree.FindReportAsync(s_name, default))!.Current);
    }

    private string Root => Path.Combine(_folder.Path, "tsa.pem");

    private PublicationHost NewHost() =>
        new(
            _folder.Path,
            settings: new Dictionary<string, string>
            {
                ["DISCLOSURE_TSA"] = $"{_app.Urls.First()}/tsa",
                ["DISCLOSURE_TSA_ROOT"] = Root,
            }
        );

    private static async Task<PublishedVersion> PublishAsync(PublicationHost host)
    {
        await host.ApproveAsync();
        await host.PublishAsync(NewHead(Bytes("a"), s_json), Bytes("a"), s_json);
        return (await host.Tree.FindReportAsync(s_name, default))!.Current;
    }

    private async Task RequireStampedAsync(PublicationHost host, PublishedVersion version)
    {
        var token = await ReadAsync(host, version.TimeStamp!);
        var manifest = await ReadAsync(host, version.Manifest);
        Assert.Equal(s_time, new TimeStampVerifier([_authority.Root]).FindTime(token, manifest));
    }

    private static async Task<byte[]> ReadAsync(PublicationHost host, PublishedObject named)
    {
        await using var content = await host.Tree.OpenObjectAsync(named.Sha256, default);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
