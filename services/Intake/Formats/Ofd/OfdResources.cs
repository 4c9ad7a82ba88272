using System.IO.Compression;
using System.Xml.Linq;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Images;
using Disclosure.Intake.Formats.Packages;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>
/// The images that the resource files of an OFD name (GB/T 33190, 7.9: MultiMedia). They are read only when a page
/// shows them.
/// </summary>
internal sealed class OfdResources
{
    // Entries of one resource file; more are left aside.
    private const int MaxMedia = 2_000;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, string> _files = [];
    private readonly ImageCollector _tray = new();

    /// <param name="folder">That of the document, with its slash.</param>
    public OfdResources(ZipArchive archive, XElement document, string folder)
    {
        _archive = archive;
        foreach (var resources in document.Descendants().Where(e => e.Name.LocalName is "PublicRes" or "DocumentRes"))
        {
            var path = Resolve(folder, resources.Value);
            if (archive.GetEntry(path) is { } entry)
            {
                using var xml = PackageValidator.OpenXml(entry);
                Learn(XElement.Load(xml), path[..(path.LastIndexOf('/') + 1)]);
            }
        }
    }

    /// <summary>The picture of a resource; one without content where it is not there or cannot be kept.</summary>
    public ExtractedImage Take(string resource)
    {
        if (_tray.IsFull || !_files.TryGetValue(resource, out var path) || _archive.GetEntry(path) is not { } entry)
        {
            return new(null, "");
        }

        // One byte more than may be kept shows that it is too large.
        using var stream = entry.Open();
        var bytes = new byte[PictureContent.MaxBytes + 1];
        return _tray.Collect(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), "");
    }

    /// <summary>
    /// A path in the package. One with a leading slash starts at the root, others in the folder of the file that
    /// names it.
    /// </summary>
    public static string Resolve(string folder, string place)
    {
        var trimmed = place.Trim();
        return trimmed.StartsWith('/') ? trimmed[1..] : folder + trimmed;
    }

    // Paths in a resource file start at its BaseLoc, or at its own folder.
    private void Learn(XElement resources, string folder)
    {
        var at = (string?)resources.Attribute("BaseLoc") is { Length: > 0 } own ? Resolve(folder, own) + "/" : folder;
        foreach (var media in resources.Descendants().Where(e => e.Name.LocalName == "MultiMedia").Take(MaxMedia))
        {
            if (
                (string?)media.Attribute("ID") is { } id
                && media.Elements().FirstOrDefault(e => e.Name.LocalName == "MediaFile") is { } file
            )
            {
                _files[id] = Resolve(at, file.Value);
            }
        }
    }
}
