using Disclosure.Narrative.V1;
using Disclosure.Testing;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Prose taken from another report's document stays an error until somebody confirms it.</summary>
public sealed class SourceMarkTests : IDisposable
{
    private readonly NarrativeClient _narrative = new();

    public void Dispose() => _narrative.Dispose();

    [Fact]
    public async Task The_mark_outlives_edits_and_ends_by_a_confirmation()
    {
        await ImportAsync();
        await _narrative.Rpc.UpdateSectionAsync(Update("preamble", "乙。"));
        Assert.Equal(["text.wrong_agency", "text.wrong_year"], await MarksAsync());
        var confirm = new ConfirmSourceRequest { Name = Name, RequestId = NewId() };
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("别处县财政局", (await _narrative.Rpc.ConfirmSourceAsync(confirm)).Source.AgencyName);
        }

        Assert.Empty(await MarksAsync());
    }

    [Fact]
    public async Task Prose_that_is_replaced_whole_is_its_own_again()
    {
        await ImportAsync();
        var merged = Replace("", Words("other_matters", "丙。"));
        merged.KeepOthers = true;
        await _narrative.Rpc.ReplaceNarrativeAsync(merged);
        Assert.NotEmpty(await MarksAsync());
        await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", Words("preamble", "丁。")));
        Assert.Empty(await MarksAsync());
    }

    private async Task ImportAsync()
    {
        var import = Replace("", Words("preamble", "甲。"));
        import.Source = new() { AgencyName = "别处县财政局", Year = 2022 };
        await _narrative.Rpc.ReplaceNarrativeAsync(import);
    }

    private async Task<string[]> MarksAsync()
    {
        var check = new CheckNarrativeRequest
        {
            Report = NarrativeClient.Report,
            Stored = true,
            Context = new() { Form = Editions.Reference2021 },
        };
        var found = await _narrative.Rpc.CheckNarrativeAsync(check);
        return
        [
            .. found
                .Findings.Where(f => f.Message.StartsWith("正文取自", StringComparison.Ordinal))
                .Select(f => f.Code)
                .Order(),
        ];
    }
}
