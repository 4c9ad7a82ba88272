using Disclosure.Filing.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class AgencyTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Every_field_that_a_caller_may_set_is_kept_from_the_start()
    {
        var request = FilingHost.NewAgency("ju", "临阳县教育局");
        request.Agency.Contact = new()
        {
            Address = "政府大院1号",
            Postcode = "370100",
            Phone = "0531-1234",
            Email = "jyj@example.gov.cn",
            Website = "https://www.example.gov.cn",
        };
        request.Agency.IssuesRules = false;
        request.Agency.DisclosureOffice = "agencies/ju";
        var added = await _host.Client.CreateAgencyAsync(request);
        Assert.Equal(request.Agency.Contact, added.Contact);
        Assert.Equal(added, await _host.Client.GetAgencyAsync(new() { Name = "agencies/ju" }));
        Assert.True(added.HasIssuesRules && !added.IssuesRules && added.DisclosureOffice == "agencies/ju");
        request.RequestId = FilingHost.NewId();
        request.Agency.Contact.Postcode = "1";
        request.Agency.Contact.Website = "ftp://x";
        request.Agency.Title = "";
        var (_, _, violations) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        Assert.Equal(
            [
                "agency.contact.postcode POSTCODE_FORMAT",
                "agency.contact.website WEBSITE_FORMAT",
                "agency.title TITLE_LENGTH",
            ],
            violations
        );
    }

    [Fact]
    public async Task An_agency_is_read_back_as_it_was_added()
    {
        var request = FilingHost.NewAgency("hai-cheng", "海城市人民政府", creditCode: "11331002002673436R");
        request.Agency.Aliases.Add("海城市政府");
        request.Agency.Level = Report.V1.AgencyLevel.County;
        request.Agency.ValidFrom = "2020-01-01";
        var added = await _host.Client.CreateAgencyAsync(request);
        Assert.Equal(added, await _host.Client.GetAgencyAsync(new() { Name = "agencies/hai-cheng" }));
        Assert.Equal(["海城市政府"], added.Aliases);
        Assert.Equal("2020-01-01", added.ValidFrom);
    }

    [Theory]
    [InlineData("海城县\u202E财政局")]
    [InlineData("海城县\u2028财政局")]
    [InlineData("海城县财政局\u00A0")]
    [InlineData("\u200B海城县财政局")]
    public async Task A_name_has_no_character_that_nobody_sees(string title)
    {
        var request = FilingHost.NewAgency("hai-cheng", title);
        var (_, _, violations) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        Assert.Equal(["agency.title TITLE_ONE_LINE"], violations);
        request = FilingHost.NewAgency("hai-cheng", "海城县财政局");
        request.Agency.Aliases.Add(title);
        (_, _, violations) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        Assert.Equal(["agency.aliases ALIAS_LENGTH"], violations);
    }

    [Theory]
    [InlineData("2023\n")]
    [InlineData("2023-region\n")]
    public async Task A_name_ends_where_it_ends(string id)
    {
        await _host.Client.CreateAgencyAsync(FilingHost.NewAgency("hai-cheng", "海城县财政局"));
        var report = new CreateReportRequest
        {
            Parent = "agencies/hai-cheng",
            ReportId = id,
            RequestId = $"{Guid.NewGuid()}",
        };
        var (code, _, _) = await FilingHost.FaultAsync(_host.Client.CreateReportAsync(report));
        Assert.Equal(StatusCode.InvalidArgument, code);
    }

    [Fact]
    public async Task Every_broken_field_is_named_at_once_and_nothing_is_added()
    {
        var request = FilingHost.NewAgency("hai-cheng", "海", creditCode: "91350100M000100Y4Z");
        request.Agency.DivisionCode = "12";
        request.Agency.ValidTo = "2020-13-01";
        var (code, reason, violations) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (code, reason));
        Assert.Equal(
            [
                "agency.title TITLE_LENGTH",
                "agency.division_code DIVISION_CODE_FORMAT",
                "agency.valid_to DATE_FORMAT",
                "agency.credit_code CREDIT_CODE_CHECK",
            ],
            violations
        );
        Assert.Empty((await _host.Client.ListAgenciesAsync(new())).Agencies);
    }

    [Fact]
    public async Task An_id_that_is_a_credit_code_must_have_the_right_check_character()
    {
        var wrong = FilingHost.NewAgency("91350100M000100Y4Z", "某公司");
        var (code, _, violations) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(wrong));
        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.Equal(["agency_id CREDIT_CODE_CHECK"], violations);
        var right = await _host.AddAsync("91350100M000100Y43", "某公司");
        Assert.Equal("91350100M000100Y43", right.CreditCode);
    }

    [Fact]
    public async Task A_repeated_request_has_one_effect_and_the_same_answer()
    {
        var request = FilingHost.NewAgency("hai-cheng", "海城市人民政府");
        Assert.Equal(await _host.Client.CreateAgencyAsync(request), await _host.Client.CreateAgencyAsync(request));
        request.Agency.Title = "另一机关";
        var (_, reason, _) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        Assert.Equal("REQUEST_ID_REUSED", reason);
    }

    [Fact]
    public async Task An_id_and_a_credit_code_are_given_once()
    {
        await _host.AddAsync("hai-cheng", "海城市人民政府", creditCode: "11331002002673436R");
        Assert.Equal(
            (StatusCode.AlreadyExists, "AGENCY_EXISTS"),
            await CodeAndReasonAsync(FilingHost.NewAgency("hai-cheng", "海城市政府"))
        );
        Assert.Equal(
            (StatusCode.AlreadyExists, "CREDIT_CODE_TAKEN"),
            await CodeAndReasonAsync(FilingHost.NewAgency("hai-cheng-2", "海城二", creditCode: "11331002002673436R"))
        );
    }

    [Fact]
    public async Task A_parent_must_exist()
    {
        Assert.Equal(
            (StatusCode.NotFound, "PARENT_NOT_FOUND"),
            await CodeAndReasonAsync(FilingHost.NewAgency("xi-si", "西四镇人民政府", "agencies/hai-cheng"))
        );
        Assert.Empty((await _host.Client.ListAgenciesAsync(new())).Agencies);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_and_belong_to_their_list()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(string.Concat(Enumerable.Range(0, 25).Select(n => $"a-{n:00},机关{n}号,,,,,,,,\n")))
        );
        var seen = new List<string>();
        var request = new ListAgenciesRequest { PageSize = 10 };
        do
        {
            var page = await _host.Client.ListAgenciesAsync(request);
            seen.AddRange(page.Agencies.Select(a => a.Name));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"agencies/a-{n:00}"), seen);

        var first = await _host.Client.ListAgenciesAsync(new() { PageSize = 10 });
        var other = new ListAgenciesRequest { Parent = "agencies/a-01", PageToken = first.NextPageToken };
        Assert.Equal("INVALID_PAGE_TOKEN", (await FilingHost.FaultAsync(_host.Client.ListAgenciesAsync(other))).Reason);
        var negative = new ListAgenciesRequest { PageSize = -1 };
        Assert.Equal(
            ["page_size PAGE_SIZE_NEGATIVE"],
            (await FilingHost.FaultAsync(_host.Client.ListAgenciesAsync(negative))).Violations
        );
    }

    [Fact]
    public async Task Agencies_at_every_level_under_one_are_listed_in_pages_that_are_of_no_other_list()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xian,临阳县人民政府,,,,,,,,\nju,临阳县教育局,xian,,,,,,,\nxiao,临阳县第一中学,ju,,,,,,,\nbie,别处县人民政府,,,,,,,,\n"
            )
        );
        var request = new ListAgenciesRequest { Parent = "agencies/xian", Subtree = true };
        var all = await _host.Client.ListAgenciesAsync(request);
        Assert.Equal(["agencies/ju", "agencies/xiao"], all.Agencies.Select(a => a.Name));
        request.PageSize = 1;
        request.PageToken = (await _host.Client.ListAgenciesAsync(request)).NextPageToken;
        Assert.Equal(["agencies/xiao"], (await _host.Client.ListAgenciesAsync(request)).Agencies.Select(a => a.Name));
        request.Subtree = false;
        Assert.Equal(
            "INVALID_PAGE_TOKEN",
            (await FilingHost.FaultAsync(_host.Client.ListAgenciesAsync(request))).Reason
        );
    }

    private async Task<(StatusCode, string)> CodeAndReasonAsync(CreateAgencyRequest request)
    {
        var (code, reason, _) = await FilingHost.FaultAsync(_host.Client.CreateAgencyAsync(request));
        return (code, reason);
    }
}
