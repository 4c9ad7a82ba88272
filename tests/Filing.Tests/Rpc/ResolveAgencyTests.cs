using Disclosure.Filing.V1;
using Google.Rpc;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class ResolveAgencyTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("", "xian")]
    [InlineData("临阳县人民政府", "xian")]
    [InlineData("临阳县", "xian")]
    [InlineData("青禾镇", "qing-he")]
    [InlineData("临阳县青禾镇人民政府", "qing-he")]
    [InlineData("临阳县教育局", "ju")]
    [InlineData("教育局", "ju")]
    [InlineData("县教体局", "ju")]
    [InlineData("“教体”\\局", "ju")]
    [InlineData("第一中学", "xiao")]
    public async Task A_name_finds_the_agency_at_whatever_level_it_lies(string name, string agency)
    {
        await FillAsync();
        Assert.Equal($"agencies/{agency}", (await ResolveAsync("xian", name)).Name);
    }

    [Theory]
    [InlineData("别处县人民政府")]
    [InlineData("教育处")]
    [InlineData("县")]
    [InlineData("人民政府")]
    [InlineData(",")]
    [InlineData("%")]
    public async Task A_name_of_none_is_refused_with_what_to_do(string name)
    {
        await FillAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => ResolveAsync("xian", name));
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("AGENCY_NOT_FOUND", error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(
            $"文件中的机关“{name}”与“临阳县人民政府”及其下级单位都对不上（或对得上几个），请核对名称，或把它登记为该机关的别名后再导入。",
            error.GetRpcStatus()!.GetDetail<LocalizedMessage>()!.Message
        );
    }

    [Fact]
    public async Task A_name_of_several_is_refused_unless_one_has_exactly_that_name()
    {
        await FillAsync();
        await _host.AddAsync("dong", "临阳县东区教育局", "agencies/xian");
        Assert.Equal("AGENCY_NOT_FOUND", (await FilingHost.FaultAsync(() => ResolveAsync("xian", "教育局"))).Reason);
        Assert.Equal("agencies/ju", (await ResolveAsync("xian", "临阳县教育局")).Name);
        await _host.AddAsync("zai", "临阳县教育局", "agencies/dong");
        Assert.Equal(
            "AGENCY_NOT_FOUND",
            (await FilingHost.FaultAsync(() => ResolveAsync("xian", "临阳县教育局"))).Reason
        );
    }

    [Fact]
    public async Task A_name_is_sought_only_in_its_region_which_must_be_registered()
    {
        await FillAsync();
        Assert.Equal("AGENCY_NOT_FOUND", (await FilingHost.FaultAsync(() => ResolveAsync("ju", "青禾镇"))).Reason);
        Assert.Equal("AGENCY_NOT_FOUND", (await FilingHost.FaultAsync(() => ResolveAsync("nobody", ""))).Reason);
    }

    [Fact]
    public async Task A_region_of_more_agencies_than_ten_pages_is_searched_to_its_end()
    {
        await _host.AddAsync("sheng", "某省人民政府");
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                string.Concat(Enumerable.Range(0, 10_500).Select(n => $"a-{n:00000},第{n}号办公室,sheng,,,,,,,\n"))
                    + "zz-last,某省最后一个办公室,sheng,,,,,,,\n"
            )
        );
        Assert.Equal("agencies/zz-last", (await ResolveAsync("sheng", "最后一个办公室")).Name);
    }

    private Task<Agency> ResolveAsync(string region, string name) =>
        _host.Client.ResolveAgencyAsync(new() { Parent = $"agencies/{region}", AgencyName = name }).ResponseAsync;

    private Task<ImportAgenciesResponse> FillAsync() =>
        _host
            .Client.ImportAgenciesAsync(
                FilingHost.Table(
                    "xian,临阳县人民政府,,,,,,,,\n"
                        + "qing-he,临阳县青禾镇人民政府,xian,,,,,,,\n"
                        + "ju,临阳县教育局,xian,,,,,县教体局|“教体”\\局,,\n"
                        + "xiao,临阳县第一中学,ju,,,,,,,\n"
                        + "bie,别处县人民政府,,,,,,,,\n"
                        + "bie-ju,别处县教育局,bie,,,,,,,\n"
                )
            )
            .ResponseAsync;
}
