using Disclosure.Report.V1;
using Disclosure.Vocabulary.Pictures;
using Google.Protobuf;

namespace Disclosure.Vocabulary.Wire;

/// <summary>Pictures and their messages.</summary>
public static class PictureWire
{
    public static PictureFile ToProto(this PictureContent picture) =>
        new()
        {
            Picture = picture.Id,
            MediaType = picture.MediaType,
            Content = UnsafeByteOperations.UnsafeWrap(picture.Content),
            Width = picture.Width,
            Height = picture.Height,
        };
}
