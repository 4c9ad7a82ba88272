using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;

namespace Disclosure.Gateway.Tests;

/// <summary>Agencies over time, which Filing decides.</summary>
public sealed class AgencyChangeTests : IDisposable
{
    private const string Id = "6f9619ff-8b86-4d01-b42d-00c04fc96401";

    private readonly GatewayWithFakes _gateway = new();

    public AgencyChangeTests() => _gateway.Recorder.AnswersAnything = true;

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task Fields_are_mended_by_a_mask_or_as_far_as_they_are_given()
    {
        await PatchAsync("""{"agency":{"divisionCode":"","title":"不改"},"updateMask":"divisionCode","etag":"4"}""");
        await PatchAsync("""{"agency":{"etag":"9","contact":{"phone":"1"},"issuesRules":false,"aliases":["甲"]}}""");
        var asked = _gateway.Recorder.Requests<FilingV1.UpdateAgencyRequest>();
        Assert.Equal(["division_code"], asked[0].UpdateMask.Paths);
        Assert.Equal((Sample.Agency, "4", Id), (asked[0].Agency.Name, asked[0].Agency.Etag, asked[0].RequestId));
        Assert.Equal("bootstrap", asked[0].Actor.Principal);
        Assert.Equal(["aliases", "contact", "issues_rules"], asked[1].UpdateMask.Paths);
        Assert.True(asked[1].Agency.HasIssuesRules);
        Assert.Equal("", asked[1].Agency.Etag);
    }

    // The inner request has every field of the public one under the same name, and who asks.
    [Theory]
    [InlineData("rename", """{"title":"甲局","date":"2024-03-01","reason":"r","etag":"1"}""")]
    [InlineData("move", """{"parent":"agencies/hai-cheng","date":"2024-03-01","reason":"r","etag":"1"}""")]
    [InlineData("close", """{"date":"2024-03-01","successors":["agencies/a-a"],"reason":"r","etag":"1"}""")]
    [InlineData("merge", """{"merged":["agencies/a-a"],"date":"2024-03-01","reason":"r","etag":"1"}""")]
    [InlineData("split", """{"parts":["agencies/a-a"],"date":"2024-03-01","stays":true,"reason":"r","etag":"1"}""")]
    public async Task Every_verb_is_passed_on_whole_with_its_caller(string verb, string body)
    {
        var json = JsonDocument.Parse(body).RootElement.Deserialize<Dictionary<string, JsonElement>>()!;
        json["requestId"] = JsonSerializer.SerializeToElement(Id);
        using var answer = await _gateway.Http.PostAsJsonAsync($"/v1/{Sample.Agency}:{verb}", json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var asked = Assert.Single(
            _gateway.Recorder.Calls,
            c => c.Request.Descriptor.FindFieldByName("actor") is not null
        );
        var sent = JsonDocument
            .Parse(JsonFormatter.Default.Format(asked.Request))
            .RootElement.Deserialize<Dictionary<string, JsonElement>>()!;
        Assert.Equal("bootstrap", sent["actor"].GetProperty("principal").GetString());
        Assert.Equal(Sample.Agency, sent["name"].GetString());
        Assert.Equal(json.Keys.Append("name").Append("actor").Order(), sent.Keys.Order());
        Assert.All(json, field => Assert.True(JsonElement.DeepEquals(field.Value, sent[field.Key]), field.Key));
    }

    [Fact]
    public async Task A_change_by_grpc_is_answered_with_the_agency()
    {
        var client = new PublicV1.AgencyService.AgencyServiceClient(_gateway.Invoker);
        var renamed = await client.RenameAgencyAsync(
            new()
            {
                Name = Sample.Agency,
                RequestId = Id,
                Title = "甲局",
                Date = "2024-03-01",
            }
        );
        Assert.Equal((Sample.Agency, "甲局"), (renamed.Name, renamed.Title));
        var changes = (await client.ListAgencyChangesAsync(new() { Name = Sample.Agency })).Changes;
        Assert.Equal(("RENAMED", "县财政局"), (Assert.Single(changes).Kind, changes[0].Before));
        Assert.Equal(("title", "云泽县财政局"), (Assert.Single(changes[0].Fields).Field, changes[0].Fields[0].After));
    }

    [Fact]
    public async Task What_became_of_an_agency_is_listed_without_who_did_it()
    {
        var text = await _gateway.Http.GetStringAsync($"/v1/{Sample.Agency}/changes");
        Assert.Contains("RENAMED", text, StringComparison.Ordinal);
        Assert.DoesNotContain("token:1", text, StringComparison.Ordinal);
    }

    private async Task PatchAsync(string body)
    {
        var json = JsonDocument.Parse(body).RootElement.Deserialize<Dictionary<string, JsonElement>>()!;
        json["requestId"] = JsonSerializer.SerializeToElement(Id);
        using var answer = await _gateway.Http.PatchAsJsonAsync($"/v1/{Sample.Agency}", json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
