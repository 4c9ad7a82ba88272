using System.Text;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Datasets;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.OpenData.Tests;

/// <summary>A public tree in a folder of its own.</summary>
internal sealed class TreeUnderTest : IDisposable
{
    public const string Table =
        "\uFEFFcode,table,row,column,unit,value,state,remark,agency,year,edition\r\n"
        + "proactive.fees.amount,二,行政事业性收费,收费金额,万元,12.50,NUMBER,,x,2023,2021\r\n"
        + "requests.received.total,三,一、本年新收,总计,件,57,NUMBER,\"含\"\"网上\"\"，当,面\",x,2023,2021\r\n"
        + "requests.received.research,三,一、本年新收,科研机构,件,,BLANK,,x,2023,2021\r\n"
        + "requests.received.business,三,一、本年新收,商业企业,件,,NOT_APPLICABLE,'=1+1,x,2023,2021\r\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("open-data-").FullName;

    public static DateTimeOffset Now { get; } = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public static PrivateKey Key { get; } = PrivateKey.Generate(SignatureAlgorithm.Ed25519);

    public PublicTreeReader Reader => new(new FolderTreeStore(_folder));

    public PublicTreeWriter Writer => new(new FolderTreeStore(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task<PublishedDataset> BuildAsync(long logSize = 7)
    {
        await new DatasetBuilder(
            Reader,
            Writer,
            statement => DsseEnvelope.Sign(InTotoStatement.PayloadType, statement.ToJson(), [Key]).ToJson()
        ).BuildAsync(2023, logSize, Now, default);
        return (await Reader.FindDatasetAsync(2023, default))!;
    }

    public async Task<byte[]> ReadAsync(PublishedDataset dataset, string format) =>
        await ReadAsync(dataset.Files.Single(f => f.Format == format).Sha256);

    public async Task<byte[]> ReadAsync(string sha256)
    {
        await using var stream = await Reader.OpenObjectAsync(sha256, default);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<PublishedReport> PublishAsync(string agency, params string[] tables)
    {
        var signed = await Writer.PutObjectAsync("{}"u8.ToArray(), default);
        var versions = new List<PublishedVersion>();
        foreach (var table in tables)
        {
            var csv = await Writer.PutObjectAsync(Encoding.UTF8.GetBytes(table), default);
            PublishedFile file = new("csv", "text/csv", "年报.csv", csv.Sha256, csv.Size);
            versions.Add(new(versions.Count + 1, Now, "2021", [file], signed, signed));
        }

        var report = new PublishedReport(
            $"agencies/{agency}/reports/2023",
            agency == "city" ? "临阳市人民政府" : "临阳县人民政府",
            "2023年政府信息公开工作年度报告",
            2023,
            agency == "city" ? ["city"] : ["city", agency],
            PublicationState.Published,
            versions
        );
        await Writer.PutReportAsync(report, default);
        return report;
    }
}
