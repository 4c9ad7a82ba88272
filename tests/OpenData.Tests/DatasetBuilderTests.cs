using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicTree.Figures;
using Disclosure.PublicTree.Manifests;
using Disclosure.TransparencyLog.Statements;
using Parquet;

namespace Disclosure.OpenData.Tests;

public sealed class DatasetBuilderTests : IDisposable
{
    private readonly TreeUnderTest _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Every_figure_of_the_version_in_force_is_a_row()
    {
        await _tree.PublishAsync(
            "linyang",
            TreeUnderTest.Table.Replace("57", "56", StringComparison.Ordinal),
            TreeUnderTest.Table
        );
        var csv = Encoding.UTF8.GetString(await _tree.ReadAsync(await _tree.BuildAsync(), "csv"));
        Assert.StartsWith(
            "\uFEFFreport,agency,agency_name,year,edition,version,cell,table,row,column,unit,value,state,remark,receipt\r\n",
            csv,
            StringComparison.Ordinal
        );
        const string report = "agencies/linyang/reports/2023,linyang,临阳县人民政府,2023,2021,2,";
        const string receipt = "agencies/linyang/reports/2023/versions/2/receipt\r\n";
        Assert.EndsWith(
            $"{report}proactive.fees.amount,二,行政事业性收费,收费金额,万元,12.50,NUMBER,,{receipt}"
                + $"{report}requests.received.total,三,一、本年新收,总计,件,57,NUMBER,\"含\"\"网上\"\"，当,面\",{receipt}"
                + $"{report}requests.received.research,三,一、本年新收,科研机构,件,,BLANK,,{receipt}"
                + $"{report}requests.received.business,三,一、本年新收,商业企业,件,NA,NOT_APPLICABLE,'=1+1,{receipt}",
            csv,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Parquet_says_the_same_and_keeps_decimals()
    {
        await _tree.PublishAsync("linyang", TreeUnderTest.Table);
        var bytes = await _tree.ReadAsync(await _tree.BuildAsync(), "parquet");
        using var stream = new MemoryStream(bytes);
        await using var reader = await ParquetReader.CreateAsync(stream);
        var fields = reader.Schema.GetDataFields();
        using var group = reader.OpenRowGroupReader(0);
        var values = new decimal?[4];
        await group.ReadAsync<decimal>(fields.Single(f => f.Name == "value"), values);
        Assert.Equal([12.50m, 57m, null, null], values);
        Assert.Equal(15, fields.Length);
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes()
    {
        using var other = new TreeUnderTest();
        foreach (var tree in new[] { _tree, other })
        {
            await tree.PublishAsync("linyang", TreeUnderTest.Table);
            await tree.PublishAsync("city", TreeUnderTest.Table);
        }

        var dataset = await _tree.BuildAsync();
        Assert.Equivalent(dataset, await other.BuildAsync(), strict: true);
        Assert.Equivalent(dataset, await _tree.BuildAsync(), strict: true);
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_the_dataset()
    {
        var kept = await _tree.PublishAsync("city", TreeUnderTest.Table);
        var report = await _tree.PublishAsync("linyang", TreeUnderTest.Table);
        await _tree.Writer.PutReportAsync(report.Withdraw(new(TreeUnderTest.Now, "数据有误")), default);
        var lines = CsvTable.Parse(Encoding.UTF8.GetString(await _tree.ReadAsync(await _tree.BuildAsync(), "csv")));
        Assert.Equal([kept.Name], lines.Skip(1).Select(l => l[0]).Distinct());
    }

    [Fact]
    public async Task A_year_whose_reports_are_all_withdrawn_has_an_empty_dataset()
    {
        var report = await _tree.PublishAsync("linyang", TreeUnderTest.Table);
        await _tree.Writer.PutReportAsync(report.Withdraw(new(TreeUnderTest.Now, "数据有误")), default);
        var dataset = await _tree.BuildAsync();
        Assert.Single(CsvTable.Parse(Encoding.UTF8.GetString(await _tree.ReadAsync(dataset, "csv"))));
        using var stream = new MemoryStream(await _tree.ReadAsync(dataset, "parquet"));
        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal(15, reader.Schema.GetDataFields().Length);
    }

    [Fact]
    public async Task The_manifest_is_signed_and_speaks_of_every_file()
    {
        await _tree.PublishAsync("linyang", TreeUnderTest.Table);
        var dataset = await _tree.BuildAsync(logSize: 12);
        Assert.True(DsseEnvelope.TryParse(await _tree.ReadAsync(dataset.Manifest!.Sha256), out var envelope));
        Assert.True(envelope.Verify([TreeUnderTest.Key.PublicKey]));
        Assert.True(InTotoStatement.TryParse(envelope.Payload, out var statement));
        Assert.Equal(DatasetManifest.PredicateType, statement.PredicateType);
        Assert.Equal(12, statement.Predicate["logSize"]!.GetValue<long>());
        Assert.Equal(4, statement.Predicate["rows"]!.GetValue<long>());
        foreach (var subject in statement.Subjects)
        {
            var bytes = await _tree.ReadAsync(dataset, subject.Name);
            Assert.Equal(subject.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Assert.Equal(dataset.Files.Select(f => f.Format), statement.Subjects.Select(s => s.Name));
    }

    [Fact]
    public async Task A_table_that_is_damaged_leaves_the_dataset_as_it_was()
    {
        await _tree.PublishAsync("city", TreeUnderTest.Table);
        var before = await _tree.BuildAsync();
        await _tree.PublishAsync("linyang", "code,value\r\nrequests.received.total,57\r\n");
        await Assert.ThrowsAsync<InvalidDataException>(() => _tree.BuildAsync(logSize: 9));
        Assert.Equivalent(before, await _tree.Reader.FindDatasetAsync(2023, default), strict: true);
    }
}
