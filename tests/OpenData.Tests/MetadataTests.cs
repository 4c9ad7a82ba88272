using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Disclosure.PublicTree.Datasets;
using Disclosure.PublicTree.Figures;

namespace Disclosure.OpenData.Tests;

public sealed class MetadataTests : IAsyncLifetime, IDisposable
{
    private readonly TreeUnderTest _tree = new();
    private PublishedDataset _dataset = null!;

    public async Task InitializeAsync()
    {
        await _tree.PublishAsync("city", TreeUnderTest.Table);
        await _tree.PublishAsync("linyang", TreeUnderTest.Table);
        _dataset = await _tree.BuildAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task The_data_package_describes_the_columns_that_the_table_has()
    {
        var resource = (await ReadAsync("datapackage"))["resources"]![0]!;
        var fields = resource["schema"]!["fields"]!.AsArray();
        Assert.Equal(await ReadHeadAsync(), fields.Select(f => (string?)f!["name"]));
        var missing = fields.Single(f => (string?)f!["name"] == "value")!["missingValues"]!.AsArray();
        Assert.Equal(["=blank", "NA=not applicable"], missing.Select(m => $"{m!["value"]}={m["label"]}"));
        var csv = _dataset.Files.Single(f => f.Format == "csv");
        Assert.Equal($"sha256:{csv.Sha256}", (string?)resource["hash"]);
        Assert.Equal(csv.FileName, (string?)resource["path"]);
        Assert.Equal(csv.Size, (long?)resource["bytes"]);
    }

    [Fact]
    public async Task CSV_on_the_web_describes_the_columns_that_the_table_has()
    {
        var csvw = await ReadAsync("csvw");
        Assert.Equal("figures-2023.csv", (string?)csvw["url"]);
        var columns = csvw["tableSchema"]!["columns"]!.AsArray();
        Assert.Equal(await ReadHeadAsync(), columns.Select(c => (string?)c!["titles"]![0]));
        Assert.Equal("[\"\",\"NA\"]", columns.Single(c => (string?)c!["name"] == "value")!["null"]!.ToJsonString());
    }

    [Fact]
    public async Task The_catalogue_names_each_file_with_figures_and_its_digest()
    {
        var dcat = await ReadAsync("dcat");
        Assert.Equal("dcat:Dataset", (string?)dcat["@type"]);
        Assert.Equal("临阳市人民政府", (string?)dcat["dct:publisher"]!["foaf:name"]!["@value"]);
        Assert.Equal(
            _dataset.Files.Where(f => f.Format is "csv" or "parquet").Select(f => $"{f.FileName} {f.Sha256}"),
            dcat["dcat:distribution"]!
                .AsArray()
                .Select(d => $"{d!["dcat:downloadURL"]!["@id"]} {d["spdx:checksum"]!["spdx:checksumValue"]!["@value"]}")
        );
    }

    [Fact]
    public async Task Core_metadata_have_all_that_is_mandatory_in_both_forms()
    {
        var json = await ReadAsync("gbt21063-json");
        string[] mandatory =
        [
            "信息资源名称",
            "信息资源摘要",
            "信息资源提供方",
            "信息资源分类",
            "信息资源标识符",
            "元数据标识符",
        ];
        Assert.All(mandatory, name => Assert.NotEmpty((string?)json[name] ?? ""));
        var xml = XElement.Parse(Encoding.UTF8.GetString(await _tree.ReadAsync(_dataset, "gbt21063-xml")));
        Assert.Equal(
            json.AsObject().Select(e => (e.Key, (string?)e.Value)),
            xml.Elements().Select(e => (e.Name.LocalName, (string?)e.Value))
        );
        Assert.Contains("共2份年报、8个数据", (string?)json["信息资源摘要"], StringComparison.Ordinal);
    }

    private async Task<JsonNode> ReadAsync(string format) => JsonNode.Parse(await _tree.ReadAsync(_dataset, format))!;

    private async Task<IEnumerable<string>> ReadHeadAsync() =>
        CsvTable.Parse(Encoding.UTF8.GetString(await _tree.ReadAsync(_dataset, "csv")).TrimStart('\uFEFF')).First();
}
