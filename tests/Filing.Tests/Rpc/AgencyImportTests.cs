using System.Text;
using Disclosure.Filing.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class AgencyImportTests(FilingHost host) : IDisposable
{
    private const string Lines =
        "xian,临阳县人民政府,,COUNTY,GOVERNMENT,,370101,临阳县政府,,\nju,临阳县教育局,xian,COUNTY,DEPARTMENT,,,,,\n";

    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task The_same_table_twice_changes_nothing()
    {
        var first = await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        Assert.Equal((2, 0, 0), (first.Added, first.Updated, first.Unchanged));
        var size = (await _host.Log.GetTreeHeadAsync(new())).Size;
        var second = await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        Assert.Equal((0, 0, 2), (second.Added, second.Updated, second.Unchanged));
        Assert.Equal(size, (await _host.Log.GetTreeHeadAsync(new())).Size);
    }

    [SkippableFact]
    public async Task Changed_lines_are_shown_first_and_written_only_when_wanted()
    {
        await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        var changed = FilingHost.Table(Lines.Replace("教育局", "教体局", StringComparison.Ordinal));
        Assert.Equal("AGENCY_EXISTS", (await FilingHost.FaultAsync(_host.Client.ImportAgenciesAsync(changed))).Reason);
        changed.UpdateExisting = true;
        changed.DryRun = true;
        var shown = await _host.Client.ImportAgenciesAsync(changed);
        var change = Assert.Single(shown.Changes);
        Assert.Equal(
            ("agencies/ju", "title", "临阳县教育局", "临阳县教体局"),
            (change.Agency, change.Column, change.Before, change.After)
        );
        Assert.Equal("临阳县教育局", (await _host.Client.GetAgencyAsync(new() { Name = "agencies/ju" })).Title);
        changed.DryRun = false;
        Assert.Equal(1, (await _host.Client.ImportAgenciesAsync(changed)).Updated);
        var agency = await _host.Client.GetAgencyAsync(new() { Name = "agencies/ju" });
        Assert.Equal(("临阳县教体局", "2"), (agency.Title, agency.Etag));
    }

    [SkippableFact]
    public async Task What_a_table_mended_is_in_the_history_of_each_agency()
    {
        await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        var changed = FilingHost.Table(Lines.Replace("DEPARTMENT", "垂直管理机关", StringComparison.Ordinal));
        changed.UpdateExisting = true;
        await _host.Client.ImportAgenciesAsync(changed);
        var history = (await _host.Client.ListAgencyChangesAsync(new() { Name = "agencies/ju" })).Changes;
        var field = Assert.Single(Assert.Single(history).Fields);
        Assert.Equal(("kind", "DEPARTMENT", "VERTICAL_OFFICE"), (field.Field, field.Before, field.After));
        Assert.Empty((await _host.Client.ListAgencyChangesAsync(new() { Name = "agencies/xian" })).Changes);
    }

    [SkippableFact]
    public async Task A_regions_table_reaches_nobody_outside_of_it()
    {
        await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        await _host.AddAsync("sheng", "某省人民政府");
        await _host.AddAsync("hai-cheng", "海城市人民政府", "agencies/sheng");
        var table = FilingHost.Table(
            "hai-cheng,海城市人民政府,,,,,,,,\nju,临阳县教育局,hai-cheng,,,,,,,\na-a,甲局,hai-cheng,,,,,,,\n"
                + "b-b,乙局,a-a,,,,,,,\nc-c,丙局,xian,,,,,,,\nd-d,丁局,,,,,,,,\n"
        );
        (table.Region, table.UpdateExisting) = ("agencies/hai-cheng", true);
        Assert.Equal(
            [
                "table[line 2].agency OUTSIDE_REGION",
                "table[line 3].agency OUTSIDE_REGION",
                "table[line 6].agency OUTSIDE_REGION",
                "table[line 7].agency OUTSIDE_REGION",
            ],
            (await FilingHost.FaultAsync(_host.Client.ImportAgenciesAsync(table))).Violations
        );
        table = FilingHost.Table("hai-cheng,海城市人民政府,sheng,CITY,,,,,,\na-a,甲局,hai-cheng,,,,,,,\n");
        (table.Region, table.UpdateExisting) = ("agencies/hai-cheng", true);
        var imported = await _host.Client.ImportAgenciesAsync(table);
        Assert.Equal((1, 1), (imported.Added, imported.Updated));
    }

    [SkippableFact]
    public async Task A_second_top_of_the_tree_is_pointed_out_and_not_refused()
    {
        Assert.Empty((await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines))).Notes);
        var second = await _host.Client.ImportAgenciesAsync(FilingHost.Table("hai-cheng,海城市人民政府,,,,,,,,\n"));
        Assert.Equal(["ROOT_SECOND", "ROOT_SECOND"], second.Notes.Select(n => n.Code));
        Assert.Equal(["agencies/hai-cheng", "agencies/xian"], second.Notes.Select(n => n.Agency));
        Assert.Empty((await _host.Client.ImportAgenciesAsync(FilingHost.Table("a-a,甲局,xian,,,,,,,\n"))).Notes);
    }

    [SkippableFact]
    public async Task Faults_of_the_tree_are_named_line_by_line()
    {
        await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        var table = FilingHost.Table(
            "xian,临阳县人民政府,ju,COUNTY,GOVERNMENT,,370101,临阳县政府,,\na-a,甲局,nobody,,,,,,,\nb-b,临阳县教育局,xian,,,,,,,\n"
        );
        table.UpdateExisting = true;
        var (_, reason, violations) = await FilingHost.FaultAsync(_host.Client.ImportAgenciesAsync(table));
        Assert.Equal("INVALID_TABLE", reason);
        Assert.Equal(
            [
                "table[line 2].parent PARENT_CIRCLE",
                "table[line 3].parent PARENT_UNKNOWN",
                "table[line 4].parent PARENT_CIRCLE",
                "table[line 4].title TITLE_TWICE",
            ],
            violations
        );
    }

    [SkippableTheory]
    [InlineData(false, "agency,title,parent")]
    [InlineData(true, "机关代码,机关名称,上级机关")]
    public async Task What_is_exported_imports_as_unchanged(bool chinese, string head)
    {
        await _host.Client.ImportAgenciesAsync(FilingHost.Table(Lines));
        using var export = _host.Client.ExportAgencies(new() { Chinese = chinese });
        var parts = await export.ResponseStream.ReadAllAsync().ToListAsync();
        byte[] table = [.. parts.SelectMany(p => p.Table.ToByteArray())];
        Assert.StartsWith(head, Encoding.UTF8.GetString(table).TrimStart('\uFEFF'), StringComparison.Ordinal);
        var request = new ImportAgenciesRequest { Table = ByteString.CopyFrom(table), RequestId = FilingHost.NewId() };
        Assert.Equal(2, (await _host.Client.ImportAgenciesAsync(request)).Unchanged);
    }
}

public sealed class SqliteAgencyImportTests() : AgencyImportTests(new());

public sealed class PostgresAgencyImportTests() : AgencyImportTests(FilingHost.CreateOnPostgres());
