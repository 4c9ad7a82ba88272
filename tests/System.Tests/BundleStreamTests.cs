using System.Security.Cryptography;
using Disclosure.SystemTests.Product;
using Google.Api;
using Grpc.Core;
using Grpc.Net.Client;
using PublicV1 = Disclosure.Gateway.V1;

namespace Disclosure.SystemTests;

/// <summary>A region's reports as one stream over gRPC, read by callers who stop, come back, or take their time.</summary>
public sealed class BundleStreamTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private const int Offices = 24;

    private readonly string _region = $"xian-{Guid.NewGuid():N}"[..13];

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task A_stream_that_breaks_off_goes_on_to_the_same_bytes_and_a_slow_reader_stops_nobody()
    {
        await AddRegionAsync();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{product.GrpcPort}");
        var client = new PublicV1.RegionService.RegionServiceClient(channel);
        var whole = await ReadAsync(client, Request(), stopAt: long.MaxValue);
        Assert.True(whole.Length > Offices * 50_000);

        foreach (var stopAt in new[] { 1, whole.Length / 3, whole.Length - 100 })
        {
            var first = await ReadAsync(client, Request(), stopAt);
            Assert.InRange(first.Length, stopAt, whole.Length);
            var rest = Request();
            (rest.Offset, rest.Sha256) = (first.Length, Convert.ToHexString(SHA256.HashData(first)));
            var last = await ReadAsync(client, rest, stopAt: long.MaxValue);
            Assert.Equal(whole, first.Concat(last).ToArray());
        }

        // Two who have begun and do not go on; everybody else is served all the same, then they get all of it.
        using var slow = Call(client, Request());
        using var slower = Call(client, Request());
        Assert.True(await slow.ResponseStream.MoveNext(default));
        Assert.True(await slower.ResponseStream.MoveNext(default));
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await Json.RenderAsync($"agencies/{_region}-1/reports/2023", "pdf");
        }

        Assert.Equal(whole, await RestAsync(slow));
        Assert.Equal(whole, await RestAsync(slower));
    }

    private PublicV1.BundleReportsRequest Request() =>
        new()
        {
            Name = $"agencies/{_region}",
            Year = 2023,
            Format = "pdf",
        };

    private static AsyncServerStreamingCall<HttpBody> Call(
        PublicV1.RegionService.RegionServiceClient client,
        PublicV1.BundleReportsRequest request
    ) => client.BundleReports(request, new Metadata { { "authorization", $"Bearer {RunningProduct.Token}" } });

    // Until so many bytes have come; then the call is broken off.
    private static async Task<byte[]> ReadAsync(
        PublicV1.RegionService.RegionServiceClient client,
        PublicV1.BundleReportsRequest request,
        long stopAt
    )
    {
        using var call = Call(client, request);
        using var bytes = new MemoryStream();
        while (bytes.Length < stopAt && await call.ResponseStream.MoveNext(default))
        {
            call.ResponseStream.Current.Data.WriteTo(bytes);
        }

        return bytes.ToArray();
    }

    // With the message that the caller stopped at.
    private static async Task<byte[]> RestAsync(AsyncServerStreamingCall<HttpBody> call)
    {
        using var bytes = new MemoryStream();
        do
        {
            call.ResponseStream.Current.Data.WriteTo(bytes);
        } while (await call.ResponseStream.MoveNext(default));

        return bytes.ToArray();
    }

    private async Task AddRegionAsync()
    {
        await AddAsync(_region, parent: "");
        foreach (var i in Enumerable.Range(1, Offices))
        {
            await AddAsync($"{_region}-{i}", _region);
        }
    }

    private async Task AddAsync(string id, string parent)
    {
        await Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = id,
                requestId = Guid.NewGuid(),
                agency = new { title = $"某县{id}", parent = parent.Length > 0 ? $"agencies/{parent}" : "" },
            }
        );
        var report = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{id}/reports",
            new { reportId = "2023", requestId = Guid.NewGuid() }
        );
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report["name"]}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = "1" },
            }
        );
        await product.CountAsync($"{report["name"]}");
    }
}
