using System.Security.Cryptography;
using Disclosure.Gateway.Tests.Fakes;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>What is above the 4 MiB of a gRPC message travels in pieces, or stays out.</summary>
public sealed class DownloadTests : IDisposable
{
    private const string Picture = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const int Piece = 1024 * 1024;

    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Piece, 1)]
    [InlineData(Piece + 1, 2)]
    [InlineData(5 * Piece, 5)]
    public async Task A_picture_comes_in_pieces_that_make_the_file(int length, int pieces)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        _gateway.Fakes.Narrative.Pictures[Picture] = new()
        {
            Picture = Picture,
            MediaType = "image/png",
            Content = ByteString.CopyFrom(bytes),
        };
        var prose = Sample.Prose();
        prose.Sections[0].Blocks.Add(new ReportV1.Block { Picture = new() { Picture_ = Picture } });
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = prose;
        using var call = _gateway.Narratives.DownloadPicture(new() { Name = $"{Sample.Name}/pictures/{Picture}" });
        var read = await call.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal(pieces, read.Count);
        Assert.Equal(["image/png", .. Enumerable.Repeat("", pieces - 1)], read.Select(r => r.ContentType));
        Assert.Equal(bytes, Join(read));
    }

    [Fact]
    public async Task A_report_is_downloaded_as_it_is_rendered()
    {
        var request = new PublicV1.RenderReportRequest { Name = Sample.Name, Format = "pdf" };
        var rendered = await _gateway.Documents.RenderReportAsync(request);
        using var call = _gateway.Documents.DownloadReport(request);
        Assert.Equal(rendered.Data.ToByteArray(), Join(await call.ResponseStream.ReadAllAsync().ToListAsync()));
    }

    [Theory]
    [InlineData(false, "PNG")]
    [InlineData(true, "")]
    public async Task A_reading_names_pictures_without_their_bytes_where_they_are_not_wanted(bool omits, string content)
    {
        var picture = new ReportV1.PictureFile { Picture = Picture, Content = ByteString.CopyFromUtf8("PNG") };
        _gateway.Fakes.Intake.Reading.Pictures.Add(picture);
        var reading = await _gateway.Documents.ReadDocumentAsync(
            new()
            {
                Document = new() { ContentType = "text/plain", Data = ByteString.CopyFromUtf8("text") },
                OmitPictures = omits,
            }
        );
        var read = reading.Pictures.Single(p => p.Picture == Picture);
        Assert.Equal((Picture, content), (read.Picture, read.Content.ToStringUtf8()));
    }

    private static byte[] Join(IEnumerable<HttpBody> pieces) => [.. pieces.SelectMany(p => p.Data.ToByteArray())];
}
