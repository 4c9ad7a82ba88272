using System.IO.Packaging;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Intake.Formats.Packages;

/// <summary>
/// Opens Office packages in memory alone. A read-only package would be copied to a temporary file by the library,
/// which repairs broken addresses in it; no document may be written to a disk.
/// </summary>
internal static class OfficePackage
{
    /// <summary>Settings to open a document with: nothing is written back.</summary>
    public static OpenSettings Settings => new() { AutoSave = false };

    /// <summary>The package, on a writable copy of the content.</summary>
    public static Package Open(ReadOnlyMemory<byte> content)
    {
        var stream = new MemoryStream(content.Length);
        stream.Write(content.Span);
        stream.Position = 0;
        return Package.Open(stream, FileMode.Open, FileAccess.ReadWrite);
    }
}
