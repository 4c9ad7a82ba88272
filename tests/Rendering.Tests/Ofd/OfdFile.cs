using System.IO.Compression;
using System.Xml.Linq;

namespace Disclosure.Rendering.Tests.Ofd;

/// <summary>A package taken apart, which a test may change.</summary>
internal sealed class OfdFile
{
    public static XNamespace Namespace { get; } = "http://www.ofdspec.org/2016";

    private OfdFile(Dictionary<string, byte[]> parts, Dictionary<string, XDocument> xml) => (Parts, Xml) = (parts, xml);

    /// <summary>Parts that are no XML, such as fonts.</summary>
    public Dictionary<string, byte[]> Parts { get; }

    public Dictionary<string, XDocument> Xml { get; }

    public XElement Document => Xml["Doc_0/Document.xml"].Root!;

    public XElement Resources => Xml["Doc_0/PublicRes.xml"].Root!;

    /// <summary>In the order that the document names them.</summary>
    public IReadOnlyList<XElement> Pages =>
        [
            .. Document
                .Descendants(Namespace + "Page")
                .Select(p => Xml[$"Doc_0/{(string?)p.Attribute("BaseLoc")}"].Root!),
        ];

    public static OfdFile Read(byte[] file)
    {
        var (parts, xml) = (new Dictionary<string, byte[]>(), new Dictionary<string, XDocument>());
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            {
                xml.Add(
                    entry.FullName,
                    XDocument.Load(new MemoryStream(bytes.ToArray()), LoadOptions.PreserveWhitespace)
                );
            }
            else
            {
                parts.Add(entry.FullName, bytes.ToArray());
            }
        }

        return new(parts, xml);
    }

    /// <summary>Text objects of a kind of layer, in order.</summary>
    public IEnumerable<XElement> Texts(string layer) =>
        Pages
            .SelectMany(p => p.Descendants(Namespace + "Layer").Where(l => (string?)l.Attribute("Type") == layer))
            .SelectMany(l => l.Elements(Namespace + "TextObject"));

    public static string TextOf(XElement text) =>
        string.Concat(text.Elements(Namespace + "TextCode").Select(c => c.Value));
}
