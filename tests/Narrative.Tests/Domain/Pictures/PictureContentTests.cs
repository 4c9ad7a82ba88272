using System.Text;
using CsCheck;
using Disclosure.ApiErrors;
using Disclosure.Imaging;

namespace Disclosure.Narrative.Tests.Domain.Pictures;

public sealed class PictureContentTests
{
    private const string Secret = "GPS 39.9N 116.4E";

    public static TheoryData<string> Kinds => ["image/png", "image/jpeg", "image/webp"];

    [Theory, MemberData(nameof(Kinds))]
    public void The_kind_is_told_by_the_bytes_and_metadata_is_taken_out(string mediaType)
    {
        var picture = PictureContent.Parse(Samples.Of(mediaType, 40, 30, Secret), "content");
        Assert.Equal((mediaType, 40, 30), (picture.MediaType, picture.Width, picture.Height));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(picture.Content), StringComparison.Ordinal);
        Assert.Equal(picture.Id, PictureContent.Parse(picture.Content, "content").Id);
        Assert.Equal(picture.Id, PictureContent.Parse(Samples.Of(mediaType, 40, 30, "another camera"), "content").Id);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(1, false)]
    [InlineData(9, false)]
    public void Which_side_of_a_photograph_is_up_is_kept_and_nothing_else_of_the_camera(int side, bool isKept)
    {
        var camera = $"II*\0\b\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0{(char)side}\0\0\0\0\0\0\0{Secret}";
        var picture = PictureContent.Parse(Samples.Of("image/jpeg", 40, 30, camera), "content");
        byte[] said = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)side];
        Assert.Equal(isKept, picture.Content.AsSpan().IndexOf(said) > 0);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(picture.Content), StringComparison.Ordinal);
        Assert.Equal(picture.Id, PictureContent.Parse(picture.Content, "content").Id);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_picture_of_too_many_pixels_is_refused(string mediaType)
    {
        var fault = Assert.Throws<ApiException>(() =>
            PictureContent.Parse(Samples.Of(mediaType, 16_000, 16_000, ""), "content")
        );
        Assert.Equal("PICTURE_TOO_LARGE", Assert.Single(fault.Violations).Reason);
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        var fault = Assert.Throws<ApiException>(() => PictureContent.Parse("<svg onload=alert(1)>"u8, "content"));
        Assert.Equal("PICTURE_FORMAT", Assert.Single(fault.Violations).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Cut_or_changed_bytes_are_read_or_refused_and_nothing_else(string mediaType)
    {
        var whole = Samples.Of(mediaType, 40, 30, Secret);
        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1], Gen.Byte)
            .Sample(
                (length, at, value) =>
                {
                    var bytes = whole.ToArray();
                    bytes[at] = value;
                    try
                    {
                        PictureContent.Parse(bytes.AsSpan(0, length), "content");
                    }
                    catch (ApiException fault)
                    {
                        Assert.Equal("INVALID_FIELDS", fault.Reason);
                    }
                }
            );
    }
}
