using Disclosure.Filing.V1;
using Disclosure.PublicTree.Manifests;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Verification;
using Disclosure.Report.V1;
using Disclosure.ResourceNames;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;
using Google.Protobuf;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

public sealed class PublicationTests : IDisposable
{
    private static readonly ReportName s_name = ReportName.Parse("name", Name);

    private readonly TemporaryFolder _folder = new();
    private readonly PublicationHost _host;
    private readonly byte[] _pdf = Bytes("%PDF 2023");
    private readonly byte[] _json = Bytes("{\"year\":2023}");

    public PublicationTests() => _host = new(_folder.Path);

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_published_report_is_in_the_tree_and_verifies_offline()
    {
        await _host.ApproveAsync();
        var report = await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        Assert.Equal((ReportState.Published, 1), (report.State, report.Version));

        var index = (await _host.Tree.FindReportAsync(s_name, default))!;
        Assert.Equal("临阳县人民政府", index.AgencyName);
        Assert.Equal(["city", "linyang"], index.Path);
        await VerifyAsync(index.Current, "pdf", _pdf);
        await VerifyAsync(index.Current, "json", _json);
        var listed = await _host.Tree.ListReportsAsync(2023, AgencyName.FromId("under", "city"), 10, "", default);
        Assert.Equal(Name, Assert.Single(listed.Reports).Name);

        // The same proof over the contract, under the newest checkpoint.
        var receipt = await _host.Publications.GetReceiptAsync(new() { Name = Name });
        Assert.Equal(PublicationFault.None, await FaultAsync(index.Current, "pdf", _pdf, receipt.Proof));
    }

    [Fact]
    public async Task A_repeat_has_one_effect()
    {
        await _host.ApproveAsync();
        var head = NewHead(_pdf, _json);
        var first = await _host.PublishAsync(head, _pdf, _json);
        var tree = _host.ListTree();
        Assert.Equal(first, await _host.PublishAsync(head, _pdf, _json));
        Assert.Equal(tree.Order(), _host.ListTree().Order());
        Assert.Equal(1, await CountEntriesAsync(EventKind.ReportPublished));
        // The same id with other files is another request.
        var other = NewHead(_json, _json);
        other.RequestId = head.RequestId;
        Assert.Equal("REQUEST_ID_REUSED", (await ReasonAsync(() => _host.PublishAsync(other, _json, _json))).Reason);
    }

    [Fact]
    public async Task A_correction_is_the_next_version_and_the_old_one_stays()
    {
        await _host.ApproveAsync();
        await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        await _host.MoveAsync(Name, ReportVerb.Correct, "更正表三合计");
        // Under correction the public still sees version 1.
        Assert.Equal(1, (await _host.Tree.FindReportAsync(s_name, default))!.Current.Version);
        await _host.SubmitAsync();
        var pdf = Bytes("%PDF 2023 corrected");
        Assert.Equal(2, (await _host.PublishAsync(NewHead(pdf, _json), pdf, _json)).Version);

        var index = (await _host.Tree.FindReportAsync(s_name, default))!;
        Assert.Equal([1, 2], index.Versions.Select(v => v.Version));
        Assert.Equal("更正表三合计", index.Current.Reason);
        await VerifyAsync(index.Versions[0], "pdf", _pdf);
        await VerifyAsync(index.Versions[1], "pdf", pdf);
        Assert.True(DsseEnvelope.TryParse(await ReadAsync(index.Current.Manifest.Sha256), out var envelope));
        Assert.True(PublicationManifest.TryParse(envelope, out var manifest, out _));
        Assert.Equal(index.Versions[0].Manifest.Sha256, manifest.PreviousManifest);
        Assert.Equal((3, 5), (manifest.NarrativeRevision, manifest.StatisticsRevision));
    }

    [Fact]
    public async Task A_withdrawn_report_shows_its_reason_and_lists_no_file()
    {
        await _host.ApproveAsync();
        await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        await _host.MoveAsync(Name, ReportVerb.Withdraw, "数据有误");
        await _host.Publications.GetReceiptAsync(new() { Name = Name, Version = 1 });
        var index = (await _host.Tree.FindReportAsync(s_name, default))!;
        Assert.Equal((PublicationState.Withdrawn, "数据有误"), (index.State, index.Withdrawal?.Reason));
        Assert.Empty(index.Current.Files);
        Assert.Empty((await _host.Tree.ListReportsAsync(2023, null, 10, "", default)).Reports);

        // Published once more, only the new version has files.
        await _host.MoveAsync(Name, ReportVerb.Reopen, "重新编制");
        await _host.SubmitAsync();
        var pdf = Bytes("%PDF 2023 again");
        await _host.PublishAsync(NewHead(pdf, _json), pdf, _json);
        index = (await _host.Tree.FindReportAsync(s_name, default))!;
        Assert.Equal(PublicationState.Published, index.State);
        Assert.Equal([0, 2], index.Versions.Select(v => v.Files.Count));
    }

    [Fact]
    public async Task Nothing_of_a_report_that_is_not_published_is_in_the_tree()
    {
        await _host.ApproveAsync();
        Assert.Empty(_host.ListTree());
        await _host.ApproveAsync("2022");
        await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        var log = await _host.Log.ListLogEntriesAsync(new());
        Assert.Contains(log.Entries, e => e.Resource.EndsWith("/2022", StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "public"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("2022", await File.ReadAllTextAsync(file));
        }
    }

    [Theory]
    [InlineData("release.year pdf")]
    [InlineData("release.tables pdf")]
    [InlineData("release.figures pdf")]
    [InlineData("release.totals pdf")]
    [InlineData("release.unread")]
    public async Task The_gate_blocks_files_that_are_not_this_reports(string fault)
    {
        await _host.ApproveAsync();
        var head = NewHead(_pdf, _json);
        var facts = head.Files[0].Facts;
        switch (fault)
        {
            case "release.year pdf":
                facts.Years.Add(2022);
                break;
            case "release.tables pdf":
                facts.Tables.Remove("requests");
                break;
            case "release.figures pdf":
                facts.FiguresSha256 = new('d', 64);
                break;
            case "release.totals pdf":
                facts.Totals[0].Added = "56";
                break;
            default:
                head.Files[0].Facts = null;
                head.Files[1].Facts.FiguresSha256 = "";
                break;
        }

        var (reason, faults) = await ReasonAsync(() => _host.PublishAsync(head, _pdf, _json));
        Assert.Equal(("RELEASE_BLOCKED", fault), (reason, faults));
        Assert.Equal(ReportState.Approved, await _host.StateAsync());
        Assert.Empty(_host.ListTree());
    }

    [Fact]
    public async Task The_gate_blocks_the_twin_of_another_year()
    {
        await _host.ApproveAsync("2022");
        var head = NewHead(_pdf, _json, "agencies/linyang/reports/2022");
        foreach (var file in head.Files)
        {
            file.Facts.Years[0] = 2022;
        }

        await _host.PublishAsync(head, _pdf, _json);
        await _host.ApproveAsync();
        var json = Bytes("{\"year\":2023,\"x\":1}");
        var (_, faults) = await ReasonAsync(() => _host.PublishAsync(NewHead(_pdf, json), _pdf, json));
        Assert.Equal("release.twin pdf", faults);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_head_are_refused()
    {
        await _host.ApproveAsync();
        byte[] changed = [.. _pdf[..^1], 0];
        byte[] longer = [.. _pdf, 0];
        foreach (var content in new[] { changed, longer, _pdf[..^1] })
        {
            Assert.Equal(
                "INVALID_FIELDS",
                (await ReasonAsync(() => _host.PublishAsync(NewHead(_pdf, _json), content, _json))).Reason
            );
        }

        var head = NewHead(_pdf, _json);
        var chunk = new PublishReportRequest
        {
            Chunk = new() { Format = "pdf", Data = ByteString.CopyFrom(_pdf) },
        };
        var stranger = new PublishReportRequest
        {
            Chunk = new() { Format = "exe", Data = ByteString.CopyFrom(_pdf) },
        };
        foreach (
            var messages in new[] { [], [chunk], [head, head], [head, chunk], [head, stranger], new[] { chunk, head } }
        )
        {
            Assert.Equal("INVALID_FIELDS", (await ReasonAsync(() => _host.SendAsync(messages))).Reason);
        }

        Assert.Empty(_host.ListTree());
    }

    [Fact]
    public async Task A_report_that_is_not_approved_is_not_published_and_leaves_no_file()
    {
        await _host.ApproveAsync();
        await _host.MoveAsync(Name, ReportVerb.Reopen, "补充内容");
        Assert.Equal(
            "VERB_NOT_ALLOWED",
            (await ReasonAsync(() => _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json))).Reason
        );
        await _host.SubmitAsync();
        var head = NewHead(_pdf, _json);
        head.Actor = new()
        {
            Principal = "token:clerk",
            Roles =
            {
                new AgencyRole { Role = Role.Clerk, Agency = "agencies/linyang" },
            },
        };
        Assert.Equal("ROLE_REQUIRED", (await ReasonAsync(() => _host.PublishAsync(head, _pdf, _json))).Reason);
        head = NewHead(_pdf, _json);
        head.Etag = "1";
        Assert.Equal("ETAG_MISMATCH", (await ReasonAsync(() => _host.PublishAsync(head, _pdf, _json))).Reason);
        Assert.Empty(_host.ListTree());
        var publication = new GetReceiptRequest { Name = Name, Subject = ReceiptSubject.Publication };
        var unknown = await ReasonAsync(async () => await _host.Publications.GetReceiptAsync(publication));
        Assert.Equal("PUBLICATION_NOT_FOUND", unknown.Reason);
    }

    [Fact]
    public async Task Generated_keys_are_for_the_service_alone_and_last()
    {
        await _host.ApproveAsync();
        await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        var before = _host.ReadKey("signing.pem").KeyId;
        foreach (var file in new[] { "signing.pem", "log.pem" })
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    File.GetUnixFileMode(Path.Combine(_folder.Path, file))
                );
            }
        }

        _host.Dispose();
        using var again = new PublicationHost(_folder.Path);
        await again.StateAsync();
        Assert.Equal(before, again.ReadKey("signing.pem").KeyId);
    }

    private async Task VerifyAsync(PublishedVersion version, string format, byte[] content)
    {
        Assert.Equal(content, await ReadAsync(version.Files.Single(f => f.Format == format).Sha256));
        var receipt = System.Text.Encoding.UTF8.GetString(await ReadAsync(version.Receipt.Sha256));
        Assert.True(LogProof.TryParse(receipt, out _));
        Assert.Equal(PublicationFault.None, await FaultAsync(version, format, content, receipt));
    }

    private async Task<PublicationFault> FaultAsync(
        PublishedVersion version,
        string format,
        byte[] content,
        string receipt
    ) =>
        await _host.Verifier.VerifyAsync(
            format,
            new MemoryStream(content),
            await ReadAsync(version.Manifest.Sha256),
            receipt,
            default
        );

    private async Task<byte[]> ReadAsync(string sha256)
    {
        await using var content = await _host.Tree.OpenObjectAsync(sha256, default);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }

    private async Task<int> CountEntriesAsync(EventKind kind) =>
        (await _host.Log.ListLogEntriesAsync(new() { Kind = kind })).Entries.Count;
}
