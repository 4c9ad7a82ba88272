using System.Text;
using Disclosure.Filing.V1;
using Disclosure.PublicTree.Datasets;
using Disclosure.TransparencyLog.Statements;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>The dataset of a year follows what is published and withdrawn.</summary>
public sealed class DatasetTests : IDisposable
{
    private const string Table =
        "code,table,row,column,unit,value,state,remark,agency,year,edition\r\n"
        + "requests.received.total,三,一、本年新收,总计,件,57,NUMBER,,临阳县,2023,2021\r\n";

    // So long that it never ends within a test: what is there all the same did not wait.
    private const string Long = "86400";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _data = Directory.CreateTempSubdirectory("dataset-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task What_is_published_is_gathered_and_what_a_stop_left_is_made_by_the_next_start()
    {
        await using (var gathering = NewHost(Long))
        {
            await PublishAsync(gathering);
            Assert.Null(await gathering.Tree.FindDatasetAsync(2023, default));
        }

        await using var host = NewHost("0");
        var dataset = await WaitAsync(host, _ => true);
        Assert.Contains(
            $"{Name},linyang,临阳县人民政府,2023,2021,1,requests.received.total,",
            await ReadAsync(host, dataset, "csv"),
            StringComparison.Ordinal
        );
        await using var signed = await host.Tree.OpenObjectAsync(dataset.Manifest!.Sha256, default);
        var envelope = new byte[dataset.Manifest.Size];
        await signed.ReadExactlyAsync(envelope);
        Assert.True(DsseEnvelope.TryParse(envelope, out var manifest));
        Assert.True(manifest.Verify([host.ReadKey("signing.pem")]));
    }

    [Fact]
    public async Task What_is_withdrawn_leaves_at_once()
    {
        int before;
        await using (var host = NewHost("0"))
        {
            await PublishAsync(host);
            before = (int)(await WaitAsync(host, _ => true)).LogSize;
        }

        await using var gathering = NewHost(Long);
        await gathering.MoveAsync(Name, ReportVerb.Withdraw, "数据有误");
        var dataset = await WaitAsync(gathering, d => d.LogSize > before);
        Assert.DoesNotContain("linyang", await ReadAsync(gathering, dataset, "csv"), StringComparison.Ordinal);
    }

    private PublicationHost NewHost(string delay) =>
        new(_data, settings: new Dictionary<string, string> { ["DISCLOSURE_DATASET_DELAY"] = delay });

    private static async Task PublishAsync(PublicationHost host)
    {
        await host.ApproveAsync();
        var (pdf, json, csv) = (Bytes("%PDF 2023"), Bytes("{\"year\":2023}"), Bytes(Table));
        var head = NewHead(pdf, json);
        head.Files.Add(NewFile("csv", "text/csv; charset=utf-8", csv));
        await host.PublishAsync(head, pdf, json, csv);
    }

    private static async Task<PublishedDataset> WaitAsync(PublicationHost host, Predicate<PublishedDataset> isMade)
    {
        _ = host.Server;
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (await host.Tree.FindDatasetAsync(2023, patience.Token) is { } dataset && isMade(dataset))
            {
                return dataset;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<string> ReadAsync(PublicationHost host, PublishedDataset dataset, string format)
    {
        var file = dataset.Files.Single(f => f.Format == format);
        using var reader = new StreamReader(await host.Tree.OpenObjectAsync(file.Sha256, default), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
