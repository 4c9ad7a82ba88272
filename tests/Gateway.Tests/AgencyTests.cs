using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.Gateway.Agencies;
using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Agencies and editions, which are passed through.</summary>
public sealed class AgencyTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public void Every_field_of_an_agency_that_a_caller_sets_goes_there_and_back()
    {
        var agency = new PublicV1.Agency
        {
            Title = "云泽县财政局",
            Level = ReportV1.AgencyLevel.County,
            Kind = (ReportV1.AgencyKind)1,
            Parent = "agencies/xian",
            CreditCode = "91350100M000100Y43",
            DivisionCode = "350100",
            Aliases = { "县财政局" },
            ValidFrom = "2020-01-01",
            ValidTo = "2024-12-31",
            Contact = new()
            {
                Address = "云泽县政府大院1号",
                Postcode = "350100",
                Phone = "0591-12345678",
                Email = "czj@example.gov.cn",
                Website = "https://www.example.gov.cn",
            },
            IssuesRules = false,
            DisclosureOffice = "agencies/xian",
        };
        Assert.Equal(agency, agency.ToFiling().ToPublic());
        var unset = PublicV1
            .Agency.Descriptor.Fields.InDeclarationOrder()
            .Where(f => IsDefault(f.Accessor.GetValue(agency)));
        Assert.Equal(["name", "create_time", "etag"], unset.Select(f => f.Name));
    }

    [Fact]
    public async Task Agencies_are_read_and_listed_as_json()
    {
        var agency = await _gateway.Http.GetFromJsonAsync<JsonElement>($"/v1/{Sample.Agency}");
        Assert.Equal(
            (Sample.Agency, "COUNTY"),
            (agency.GetProperty("name").GetString(), agency.GetProperty("level").GetString())
        );
        var page = await _gateway.Http.GetFromJsonAsync<JsonElement>("/v1/agencies?parent=agencies/xian&pageSize=5");
        Assert.Equal("next", page.GetProperty("nextPageToken").GetString());
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ListAgenciesRequest>());
        Assert.Equal(("agencies/xian", 5), (asked.Parent, asked.PageSize));
    }

    [Fact]
    public async Task A_table_of_agencies_without_an_id_is_a_write_of_its_own()
    {
        using var table = new StringContent("agency,title\n");
        using var answer = await _gateway.Http.PostAsync("/v1/agencies:import", table);
        var imported = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(3, imported.GetProperty("added").GetInt32());
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ImportAgenciesRequest>());
        Assert.True(Guid.TryParse(asked.RequestId, out _));
        Assert.False(asked.DryRun || asked.UpdateExisting);
    }

    [Fact]
    public async Task What_a_table_would_change_is_shown_before_it_is_written()
    {
        using var table = new StringContent("agency,title\n");
        using var answer = await _gateway.Http.PostAsync(
            "/v1/agencies:import?validateOnly=true&updateExisting=true",
            table
        );
        var change = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changes")[0];
        Assert.Equal(
            ("agencies/yun-ze", "title", "县财政局", "云泽县财政局"),
            (Text(change, "agency"), Text(change, "column"), Text(change, "before"), Text(change, "after"))
        );
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ImportAgenciesRequest>());
        Assert.True(asked.DryRun && asked.UpdateExisting);
    }

    [Fact]
    public async Task What_is_odd_about_the_tree_is_named_by_code_and_agency()
    {
        var json = await _gateway.Http.GetFromJsonAsync<JsonElement>("/v1/agencies:check");
        var finding = json.GetProperty("findings")[0];
        Assert.Equal(
            ("ROOT_SECOND", Sample.Agency, "没有上级机关"),
            (Text(finding, "code"), Text(finding, "agency"), Text(finding, "message"))
        );
    }

    [Fact]
    public async Task A_table_is_exported_as_a_file_over_http_and_in_parts_over_grpc()
    {
        using var answer = await _gateway.Http.GetAsync("/v1/agencies:export?agency=agencies/xian&chinese=true");
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "a\nb\n"u8], await answer.Content.ReadAsByteArrayAsync());
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ExportAgenciesRequest>());
        Assert.Equal(("agencies/xian", true), (asked.Agency, asked.Chinese));
        using var export = new PublicV1.AgencyService.AgencyServiceClient(_gateway.Invoker).ExportAgencies(new());
        var parts = await export.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal(["text/csv; charset=utf-8", "text/csv; charset=utf-8"], parts.Select(p => p.ContentType));
    }

    [Fact]
    public async Task The_form_is_answered_as_data_and_the_schemas_without_a_token()
    {
        var edition = await _gateway.Http.GetFromJsonAsync<JsonElement>("/v1/editions/2021");
        Assert.Equal("2021", edition.GetProperty("edition").GetString());
        using var unknown = await _gateway.Http.GetAsync("/v1/editions/1999");
        Assert.Equal(404, (int)unknown.StatusCode);
        Assert.Equal("{}", await _gateway.CreateClient().GetStringAsync("/schemas/report-v1.json"));
    }

    public void Dispose() => _gateway.Dispose();

    private static bool IsDefault(object? value) => value is null or "";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
