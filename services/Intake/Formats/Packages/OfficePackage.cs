using System.IO.Packaging;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Intake.Formats.Packages;

/// <summary>
/// Opens Office's packages in memory alone. A package that it may not change the library first writes into a temporary
/// file, so as to be able to mend addresses in it; no document shall ever lie on a disk, and it takes the longest part of reading.
/// </summary>
internal static class OfficePackage
{
    /// <summary>To open the document with: nothing is written back.</summary>
    public static OpenSettings Settings => new() { AutoSave = false };

    public static Package Open(ReadOnlyMemory<byte> content)
    {
        var stream = new MemoryStream(content.Length);
        stream.Write(content.Span);
        stream.Position = 0;
        return Package.Open(stream, FileMode.Open, FileAccess.ReadWrite);
    }
}
