using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>A page of an OFD package: its texts in order, and the lines drawn on it. Lengths are millimetres.</summary>
/// <param name="Texts">Without those that belong to the page and not to the document, and words in the frame of a picture.</param>
internal sealed record OfdPageContent(IReadOnlyList<OfdTextFragment> Texts, IReadOnlyList<OfdRectangle> Lines)
{
    // A thousandth of a millimetre is rounding.
    public const double Tolerance = 0.01;

    private const string White = "255 255 255";

    private static readonly XNamespace s_ofd = "http://www.ofdspec.org/2016";

    /// <summary>In the order that the document names them.</summary>
    public static IEnumerable<OfdPageContent> Read(ReadOnlyMemory<byte> document)
    {
        using var zip = new ZipArchive(new MemoryStream(document.ToArray()));
        // Pages are read one at a time, in the order of the document.
        foreach (var page in Part(zip, "Doc_0/Document.xml").Descendants(s_ofd + "Page"))
        {
            yield return Parse(Part(zip, $"Doc_0/{page.Attribute("BaseLoc")!.Value}"));
        }
    }

    /// <summary>Tables, or parts of them, from the top of the page.</summary>
    public IEnumerable<OfdTableGrid> FindGrids()
    {
        // Standing lines have no width; they form one table as long as they touch.
        var standing = Lines.Where(l => l.Width < Tolerance).OrderBy(l => l.Y).ToArray();
        for (var i = 0; i < standing.Length; )
        {
            var (top, bottom) = (standing[i].Y, standing[i].Bottom);
            // Stretches that overlap belong together; a gap begins the next table.
            for (; i < standing.Length && standing[i].Y < bottom + Tolerance; i++)
            {
                bottom = Math.Max(bottom, standing[i].Bottom);
            }

            yield return new([.. Lines.Where(l => l.Y > top - Tolerance && l.Bottom < bottom + Tolerance)]);
        }
    }

    private static OfdPageContent Parse(XElement page)
    {
        var layers = page.Descendants(s_ofd + "Layer").ToLookup(l => (string?)l.Attribute("Type"), l => l.Elements());
        // The body layer has the document's own text; lines and page numbers are in the background.
        var body = layers["Body"].SelectMany(e => e).ToArray();
        var frames = body.Where(e =>
                e.Descendants(s_ofd + "FillColor").Any(f => (string?)f.Attribute("Value") == White)
            )
            .Select(BoxOf)
            .ToArray();
        var texts = body.Where(e => e.Name == s_ofd + "TextObject").Select(TextOf);
        var lines = layers["Background"].SelectMany(e => e).Where(e => e.Name == s_ofd + "PathObject").Select(LineOf);
        return new([.. texts.Where(t => !Array.Exists(frames, f => f.Holds(t.Place)))], [.. lines]);
    }

    private static OfdTextFragment TextOf(XElement text)
    {
        var (place, size) = (BoxOf(text), Number(text.Attribute("Size")!.Value));
        var baseline = place.Y + Number(text.Element(s_ofd + "TextCode")!.Attribute("Y")!.Value);
        // The boundary leaves room to the right of the last character, and above and below.
        var seen = new OfdRectangle(
            place.X,
            baseline - (size * 0.8),
            Math.Max(0, place.Width - (size / 4)),
            size * 0.8
        );
        return new(string.Concat(text.Elements(s_ofd + "TextCode").Select(c => c.Value)), seen);
    }

    // A boundary takes in the line's whole thickness.
    private static OfdRectangle LineOf(XElement path)
    {
        var (box, thickness) = (BoxOf(path), Number(path.Attribute("LineWidth")!.Value));
        return new(box.X + (thickness / 2), box.Y + (thickness / 2), box.Width - thickness, box.Height - thickness);
    }

    private static OfdRectangle BoxOf(XElement element)
    {
        var numbers = element.Attribute("Boundary")!.Value.Split(' ').Select(Number).ToArray();
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // Our own file: a missing part fails loudly.
    private static XElement Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace).Root!;
    }
}

/// <summary>A text and the place that it is seen in.</summary>
internal sealed record OfdTextFragment(string Text, OfdRectangle Place);

internal readonly record struct OfdRectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Holds(OfdRectangle other) =>
        other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}
