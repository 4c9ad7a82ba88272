using System.Text;
using System.Text.Json;
using Disclosure.Filing.V1;
using Disclosure.Report.V1;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>Receipts: which entry they prove, and that programs without our code accept them and nothing that was changed.</summary>
public sealed class ReceiptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublicationHost _host;
    private readonly byte[] _pdf = Bytes("%PDF 2023");
    private readonly byte[] _json = Bytes("{\"year\":2023}");

    public ReceiptTests() => _host = new(_folder.Path);

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_submitted_report_has_a_receipt_with_what_was_pinned()
    {
        await _host.ApproveAsync();
        var entry = await VerifyAsync(new() { Name = Name });
        Assert.Equal("ReportSubmitted", entry.GetProperty("kind").GetString());
        Assert.Equal(Name, entry.GetProperty("resource").GetString());
        Assert.Equal(5, entry.GetProperty("pins").GetProperty("statistics").GetInt64());
        Assert.Equal(new string('d', 64), entry.GetProperty("details").GetProperty("prose").GetString());
        // The same digest as in the manifest of what is published of it.
        Assert.Equal(new string('c', 64), entry.GetProperty("details").GetProperty("figures").GetString());
    }

    [Fact]
    public async Task The_newest_of_both_is_proved_unless_one_is_named()
    {
        await _host.ApproveAsync();
        var first = await VerifyAsync(new() { Name = Name });
        await _host.PublishAsync(NewHead(_pdf, _json), _pdf, _json);
        Assert.Equal("ReportPublished", await KindAsync(new() { Name = Name }));
        var submission = new GetReceiptRequest { Name = Name, Subject = ReceiptSubject.Submission };
        Assert.Equal($"{first}", $"{await VerifyAsync(submission)}");
        await _host.MoveAsync(Name, ReportVerb.Correct, "更正表三合计");
        Assert.Equal("ReportPublished", await KindAsync(new() { Name = Name }));
        await _host.SubmitAsync();
        Assert.Equal("ReportSubmitted", await KindAsync(new() { Name = Name }));
        Assert.NotEqual($"{first}", $"{await VerifyAsync(submission)}");
        Assert.Equal("ReportPublished", await KindAsync(new() { Name = Name, Version = 1 }));
        submission.Version = 1;
        Assert.Equal(
            "INVALID_FIELDS",
            (await ReasonAsync(async () => await _host.Publications.GetReceiptAsync(submission))).Reason
        );
    }

    [Fact]
    public async Task A_draft_that_was_never_handed_in_has_none()
    {
        await _host.ApproveAsync("2022");
        await _host.Filing.CreateReportAsync(
            new()
            {
                Parent = "agencies/linyang",
                ReportId = "2023",
                RequestId = NewId(),
            }
        );
        foreach (var subject in new[] { ReceiptSubject.Unspecified, ReceiptSubject.Submission })
        {
            var request = new GetReceiptRequest { Name = Name, Subject = subject };
            var refused = await ReasonAsync(async () => await _host.Publications.GetReceiptAsync(request));
            Assert.Equal("SUBMISSION_NOT_FOUND", refused.Reason);
        }
    }

    [ToolFact("python3")]
    public async Task A_program_that_shares_no_code_verifies_the_submission_and_notices_1000_changes()
    {
        await _host.ApproveAsync();
        var receipt = await _host.Publications.GetReceiptAsync(new() { Name = Name });
        var path = Path.Combine(_folder.Path, "receipt");
        await File.WriteAllTextAsync(path, receipt.Proof);
        Assert.Equal(0, Run(path, LogKey, Name, "1000").ExitCode);
        Assert.Equal(1, Run(path, LogKey, "agencies/linyang/reports/2022", "0").ExitCode);
        var stranger = PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey;
        var other = NoteKey.Create(PublicationHost.Origin, NoteKeyType.Ed25519, stranger);
        Assert.Equal(1, Run(path, other, Name, "0").ExitCode);
    }

    private NoteKey LogKey => NoteKey.Create(PublicationHost.Origin, NoteKeyType.Ed25519, _host.ReadKey("log.pem"));

    private static (int ExitCode, string Output) Run(string receipt, NoteKey key, string report, string tamperings) =>
        Tool.Run(
            "python3",
            Path.Combine(AppContext.BaseDirectory, "verify.py"),
            "--receipt",
            receipt,
            "ReportSubmitted",
            report,
            key.ToString(),
            tamperings
        );

    private async Task<string?> KindAsync(GetReceiptRequest request) =>
        (await VerifyAsync(request)).GetProperty("kind").GetString();

    // The entry that the receipt proves.
    private async Task<JsonElement> VerifyAsync(GetReceiptRequest request)
    {
        var receipt = await _host.Publications.GetReceiptAsync(request);
        Assert.True(LogProof.TryParse(receipt.Proof, out var proof));
        Assert.True(proof.Verify(proof.Extra, new(PublicationHost.Origin, [LogKey])));
        using var entry = JsonDocument.Parse(Encoding.UTF8.GetString(proof.Extra!));
        return entry.RootElement.Clone();
    }
}
