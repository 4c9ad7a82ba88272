using System.Text;
using Disclosure.Filing.V1;
using Google.Protobuf;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class AgencyTableTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_table_is_added_whole_and_a_parent_may_stand_below_its_child()
    {
        var answer = await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xi-si,西四镇人民政府,hai-cheng,乡级,人民政府,,210381,西四镇|西四,2000-01-01,\n"
                    + "hai-cheng,\"海城市人民政府\",,COUNTY,GOVERNMENT,,,,,\n"
            )
        );
        Assert.Equal(2, answer.Added);
        var town = await _host.Client.GetAgencyAsync(new() { Name = "agencies/xi-si" });
        Assert.Equal("agencies/hai-cheng", town.Parent);
        Assert.Equal(Report.V1.AgencyLevel.Town, town.Level);
        Assert.Equal(["西四镇", "西四"], town.Aliases);
        var under = await _host.Client.ListAgenciesAsync(new() { Parent = "agencies/hai-cheng" });
        Assert.Equal(["agencies/xi-si"], under.Agencies.Select(a => a.Name));
    }

    [Fact]
    public async Task Every_faulty_line_is_named_and_nothing_is_added()
    {
        var (_, reason, violations) = await FilingHost.FaultAsync(
            _host.Client.ImportAgenciesAsync(
                FilingHost.Table(
                    "good-one,某某局,,,,,,,,\n"
                        + "BAD ID,某某局,,,,,,,,\n"
                        + "third,某某局,,州级,,,,,,\n"
                        + "good-one,某某委,,,,,,,,\n"
                        + "loop-a,甲机关,loop-b,,,,,,,\nloop-b,乙机关,loop-a,,,,,,,\n"
                )
            )
        );
        Assert.Equal("INVALID_TABLE", reason);
        Assert.Equal(
            [
                "table[line 3].agency AGENCY_NAME_FORMAT",
                "table[line 4].level LEVEL_UNKNOWN",
                "table[line 5].agency AGENCY_TWICE",
                "table[line 6].parent PARENT_CIRCLE",
                "table[line 7].parent PARENT_CIRCLE",
            ],
            violations
        );
        Assert.Empty((await _host.Client.ListAgenciesAsync(new())).Agencies);
    }

    [Theory]
    [InlineData("agency,title\n", "table[line 1] TABLE_HEAD")]
    public async Task A_table_of_another_shape_is_refused(string table, string violation)
    {
        var request = new ImportAgenciesRequest
        {
            Table = ByteString.CopyFromUtf8(table),
            RequestId = $"{Guid.NewGuid()}",
        };
        Assert.Equal([violation], (await FilingHost.FaultAsync(_host.Client.ImportAgenciesAsync(request))).Violations);
    }

    [Fact]
    public async Task Faults_of_lines_of_the_table_and_of_the_tree_are_named_at_once_in_the_order_of_the_lines()
    {
        const string Code = "91350100M000100Y43";
        await _host.AddAsync("xian", "临阳县人民政府", creditCode: Code);
        var (_, _, violations) = await FilingHost.FaultAsync(
            _host.Client.ImportAgenciesAsync(
                FilingHost.Table(
                    "a-a,甲局,nobody,,,,,,,\na-1,某某局\n"
                        + "b-b,乙局,xian,州级,,,,,,2020-13-01\nc-c,丙局,b-b,,,,,,,\n"
                        + $"d-d,丁局,xian,,,{Code},,,,\n"
                        + "e-e,戊局,xian,,,,,,2020-01-01,2021-01-01\nf-f,己局,e-e,,,,,,,\n"
                )
            )
        );
        Assert.Equal(
            [
                "table[line 2].parent PARENT_UNKNOWN",
                "table[line 3] TABLE_COLUMNS",
                "table[line 4].level LEVEL_UNKNOWN",
                "table[line 4].valid_to DATE_FORMAT",
                "table[line 6].credit_code CREDIT_CODE_TAKEN",
                "table[line 8].parent PARENT_CLOSED",
            ],
            violations
        );
    }

    [Fact]
    public async Task A_table_that_is_not_utf8_says_how_to_save_it()
    {
        var request = new ImportAgenciesRequest
        {
            Table = ByteString.CopyFrom([.. Encoding.ASCII.GetBytes(FilingHost.Head), 0xB0, 0xCB]),
            RequestId = $"{Guid.NewGuid()}",
        };
        Assert.Equal(
            ["table TABLE_ENCODING"],
            (await FilingHost.FaultAsync(_host.Client.ImportAgenciesAsync(request))).Violations
        );
    }
}
