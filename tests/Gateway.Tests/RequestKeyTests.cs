using System.Net.Http.Json;
using Disclosure.Gateway.Requests;
using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>A request_id belongs to one write, whichever service makes it.</summary>
public sealed class RequestKeyTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task An_id_that_was_used_for_figures_is_refused_for_prose_and_for_another_report()
    {
        var id = Guid.NewGuid();
        Assert.Equal(200, await EditAsync(Sample.Name, $"{id}"));
        Assert.Equal(400, await WriteAsync($"{id}"));
        Assert.Equal(400, await WriteAsync($"{id:N}"));
        Assert.Equal(400, await EditAsync($"{Sample.Agency}/reports/2022", $"{id}"));
        Assert.Equal(200, await EditAsync(Sample.Name, $"{id:B}".ToUpperInvariant()));
        Assert.Empty(_gateway.Recorder.Requests<NarrativeV1.UpdateSectionRequest>());
    }

    [Fact]
    public async Task An_id_whose_write_was_refused_is_free()
    {
        var id = Guid.NewGuid();
        Assert.Equal(400, await EditAsync($"{Sample.Agency}/reports/none", $"{id}"));
        Assert.Equal(200, await WriteAsync($"{id}"));
    }

    [Fact]
    public void Ids_are_kept_until_as_many_others_came()
    {
        var uses = new RequestKeyUses(10);
        var first = Guid.NewGuid();
        uses.Take(first, "a", out _);
        for (var i = 0; i < 9; i++)
        {
            uses.Take(Guid.NewGuid(), "b", out _);
        }

        Assert.Equal("a", uses.Take(first, "c", out var isNew));
        Assert.False(isNew);
        for (var i = 0; i < 10; i++)
        {
            uses.Take(Guid.NewGuid(), "b", out _);
        }

        Assert.Equal("c", uses.Take(first, "c", out isNew));
        Assert.True(isNew);
    }

    private async Task<int> EditAsync(string report, string id)
    {
        using var answer = await _gateway.Http.PatchAsJsonAsync(
            $"/v1/{report}/statistics",
            new { requestId = id, cells = new Dictionary<string, string> { ["requests.received.total"] = "1" } }
        );
        return (int)answer.StatusCode;
    }

    private async Task<int> WriteAsync(string id)
    {
        using var answer = await _gateway.Http.PatchAsJsonAsync(
            $"/v1/{Sample.Name}/narrative/sections/preamble",
            new { requestId = id, text = "甲。" }
        );
        return (int)answer.StatusCode;
    }
}
