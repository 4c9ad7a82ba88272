using Disclosure.Imaging;
using Disclosure.Report.V1;
using Google.Protobuf;

namespace Disclosure.ContractMapping;

/// <summary>Pictures and their messages.</summary>
public static class PictureMapping
{
    public static PictureFile ToProto(this PictureContent picture) =>
        new()
        {
            Picture = picture.Id,
            MediaType = picture.MediaType,
            // The domain's bytes are never changed, so that the message may share them.
            Content = UnsafeByteOperations.UnsafeWrap(picture.Content),
            Width = picture.Width,
            Height = picture.Height,
        };
}
