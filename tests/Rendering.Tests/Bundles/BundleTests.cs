using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Disclosure.ContractMapping;
using Disclosure.Rendering.V1;
using Disclosure.Testing;
using Google.Rpc;
using Grpc.Core;

namespace Disclosure.Rendering.Tests.Bundles;

public sealed class BundleTests(RenderingHost host) : IClassFixture<RenderingHost>
{
    private static readonly RenderBundleRequest[] s_requests =
    [
        Request("甲/2023.docx", "docx"),
        Request("甲/2023.html", "html"),
        Request("乙/2023.doc", "doc"),
        Request("丙/2023.csv", "csv"),
    ];

    private RenderingService.RenderingServiceClient Client => host.Client;

    [Fact]
    public async Task Documents_stand_in_one_file_with_a_manifest()
    {
        var (entries, bytes) = await BundleAsync(s_requests);
        Assert.Equal(
            ["甲/2023.docx", "甲/2023.html", "乙/2023.doc", "丙/2023.csv", "manifest.json"],
            entries.Select(e => e.Path)
        );
        Assert.Equal("UNKNOWN_FORMAT", entries[2].Failure);

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(
            ["甲/2023.docx", "甲/2023.html", "丙/2023.csv", "manifest.json"],
            zip.Entries.Select(e => e.FullName)
        );
        using var manifest = JsonDocument.Parse(Read(zip, "manifest.json"));
        foreach (var document in manifest.RootElement.GetProperty("documents").EnumerateArray())
        {
            var content = Read(zip, document.GetProperty("path").GetString()!);
            Assert.Equal(content.Length, document.GetProperty("size").GetInt32());
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(content)),
                document.GetProperty("sha256").GetString()
            );
        }

        Assert.Equal("乙/2023.doc", manifest.RootElement.GetProperty("failures")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_bundle_that_was_broken_off_goes_on_at_the_next_byte()
    {
        var (entries, whole) = await BundleAsync(s_requests);
        for (var done = 0; done < s_requests.Length; done++)
        {
            var resume = new RenderBundleRequest();
            resume.Done.Add(entries.Take(done));
            var (_, rest) = await BundleAsync([resume, .. s_requests[done..]]);
            Assert.Equal(whole[(int)entries[done].Offset..], rest);
        }
    }

    [Theory]
    [InlineData("../甲.docx", "BUNDLE_PATH_FORMAT")]
    [InlineData("/甲.docx", "BUNDLE_PATH_FORMAT")]
    [InlineData("甲\\乙.docx", "BUNDLE_PATH_FORMAT")]
    [InlineData("", "BUNDLE_PATH_FORMAT")]
    [InlineData("甲/2023.docx", "BUNDLE_PATH_TAKEN")]
    [InlineData("manifest.json", "BUNDLE_PATH_TAKEN")]
    public async Task A_path_that_is_none_or_taken_ends_the_bundle(string path, string reason)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() =>
            BundleAsync([Request("甲/2023.docx", "txt"), Request(path, "txt")])
        );
        Assert.Equal(reason, error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single().Reason);
    }

    [Fact]
    public async Task Nothing_is_made_ahead_of_a_reader_that_does_not_read()
    {
        using var call = Client.RenderBundle();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            for (; sent < 400; sent++)
            {
                await call.RequestStream.WriteAsync(Request($"{sent}.docx", "docx"));
            }

            await call.RequestStream.CompleteAsync();
        });
        Assert.True(await call.ResponseStream.MoveNext(default));

        // 400 documents are some 50 MB. Without a reader the stream is full long before.
        await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(2)));
        Assert.False(sending.IsCompleted);
        while (await call.ResponseStream.MoveNext(default))
        {
            // A reader that comes back gets it all.
        }

        await sending;
        Assert.Equal(400, sent);
    }

    private async Task<(List<BundleEntry> Entries, byte[] Bytes)> BundleAsync(IEnumerable<RenderBundleRequest> requests)
    {
        using var call = Client.RenderBundle();
        var entries = new List<BundleEntry>();
        using var bytes = new MemoryStream();
        var reading = Task.Run(async () =>
        {
            await foreach (var step in call.ResponseStream.ReadAllAsync())
            {
                if (step.StepCase == RenderBundleResponse.StepOneofCase.Entry)
                {
                    entries.Add(step.Entry);
                }
                else
                {
                    Assert.InRange(step.Chunk.Length, 1, 64 * 1024);
                    step.Chunk.WriteTo(bytes);
                }
            }
        });
        foreach (var request in requests)
        {
            await call.RequestStream.WriteAsync(request);
        }

        await call.RequestStream.CompleteAsync();
        await reading;
        return (entries, bytes.ToArray());
    }

    private static byte[] Read(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static RenderBundleRequest Request(string path, string format) =>
        new()
        {
            Path = path,
            Report = new()
            {
                Format = format,
                Title = "甲2023年度报告",
                AgencyName = "甲",
                Year = 2023,
                Sheet = Reports.Mixed(Editions.E2021).ToProto(),
            },
        };
}
