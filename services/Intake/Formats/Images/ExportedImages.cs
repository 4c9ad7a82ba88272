using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Images;

/// <summary>
/// The images that exported JSON and XML carry beside the prose, each under the id that its bytes give it.
/// </summary>
internal static class ExportedImages
{
    /// <summary>DOCUMENT_UNREADABLE where an image is broken, too large or not the one of its id.</summary>
    /// <param name="found">Id and bytes in base64.</param>
    public static IReadOnlyList<PictureContent> Parse(IEnumerable<(string Id, string Content)> found)
    {
        var tray = new ImageCollector();
        var pictures = new List<PictureContent>();
        foreach (var (id, content) in found)
        {
            if (tray.Collect(Convert.FromBase64String(content), "").Content is not { } picture || picture.Id != id)
            {
                throw DocumentErrors.Unreadable($"图片 {Shortened(id)} 已损坏、过大或与编号不符，请重新导出后再导入");
            }

            pictures.Add(picture);
        }

        return pictures;
    }

    private static string Shortened(string id) => id.Length <= 64 ? id : id[..64];
}
