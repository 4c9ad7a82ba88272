using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>An element of a PDF's structure, with the text that its marked content says.</summary>
internal sealed record PdfStructureElement(
    string Kind,
    string Text,
    string Alternative,
    IReadOnlyList<PdfStructureElement> Children
)
{
    // Elements that only group; everything else is answered as it is.
    private static readonly string[] s_groups = ["Document", "Sect", "L", "LI"];

    /// <summary>Rows of a table, of its head and its body.</summary>
    public IEnumerable<PdfStructureElement> Rows => Children.SelectMany(c => c.Kind == "TR" ? [c] : c.Rows);

    /// <summary>Headings, paragraphs, items, figures and tables in order.</summary>
    public static IEnumerable<PdfStructureElement> Read(PdfDocument pdf)
    {
        var reader = new StructureReader(pdf);
        return reader.Root is { } root ? reader.Element(root).Leaves() : [];
    }

    private IEnumerable<PdfStructureElement> Leaves() =>
        s_groups.Contains(Kind) ? Children.SelectMany(c => c.Leaves()) : [this];

    private sealed class StructureReader
    {
        private readonly PdfDocument _pdf;

        // Read once for all pages: elements of the tree refer to marks of any page.
        private readonly Dictionary<(long Page, int Mark), string> _texts = [];

        public StructureReader(PdfDocument pdf)
        {
            _pdf = pdf;
            var catalog = pdf.Structure.Catalog.CatalogDictionary;
            Root = Get(Get(catalog, "StructTreeRoot") as DictionaryToken, "K") as DictionaryToken;
            // Our pages hang directly below the root of the page tree.
            var kids = (Get(Get(catalog, "Pages") as DictionaryToken, "Kids") as ArrayToken)?.Data ?? [];
            for (var i = 0; i < kids.Count; i++)
            {
                var page = ((IndirectReferenceToken)kids[i]).Data.ObjectNumber;
                foreach (var mark in pdf.GetPage(i + 1).GetMarkedContents().SelectMany(Marks))
                {
                    _texts[(page, mark.MarkedContentIdentifier)] = TextOf(mark);
                }
            }
        }

        public DictionaryToken? Root { get; }

        public PdfStructureElement Element(DictionaryToken element)
        {
            // Numbers alone refer to this page.
            var page = element.Data.GetValueOrDefault("Pg") is IndirectReferenceToken p ? p.Data.ObjectNumber : 0;
            var text = new System.Text.StringBuilder();
            var children = new List<PdfStructureElement>();
            // K holds marks and child elements in reading order.
            foreach (var kid in (Get(element, "K") as ArrayToken)?.Data ?? [])
            {
                switch (Resolve(kid))
                {
                    case NumericToken mark:
                        text.Append(_texts.GetValueOrDefault((page, mark.Int)));
                        break;
                    // An MCR names its page, as content that runs over pages needs.
                    case DictionaryToken content when content.Data.GetValueOrDefault("MCID") is NumericToken mark:
                        var place = (IndirectReferenceToken)content.Data["Pg"];
                        text.Append(_texts.GetValueOrDefault((place.Data.ObjectNumber, mark.Int)));
                        break;
                    case DictionaryToken child when child.Data.ContainsKey("S"):
                        children.Add(Element(child));
                        break;
                }
            }

            var kind = ((NameToken)element.Data["S"]).Data;
            return new(kind, text.ToString(), Words(Get(element, "Alt")), children);
        }

        private static string Words(IToken? token) =>
            token switch
            {
                StringToken text => text.Data,
                HexToken text => text.Data,
                _ => "",
            };

        private static IEnumerable<MarkedContentElement> Marks(MarkedContentElement mark) =>
            mark.MarkedContentIdentifier >= 0 ? [mark] : mark.Children.SelectMany(Marks);

        // The text of a piece of marked content.
        private static string TextOf(MarkedContentElement mark) =>
            string.Concat(Pieces(mark).OrderBy(p => p.Place).Select(p => p.Text));

        // In the order shown: a part that says itself what it means stands where its first letter does.
        private static IEnumerable<(int Place, string Text)> Pieces(MarkedContentElement mark) =>
            mark.ActualText is { } text
                ? [(mark.Letters.Min(l => l.TextSequence), text)]
                : mark.Letters.Select(l => (l.TextSequence, l.Value)).Concat(mark.Children.SelectMany(Pieces));

        private IToken? Get(DictionaryToken? dictionary, string key) =>
            dictionary?.Data.GetValueOrDefault(key) is { } token ? Resolve(token) : null;

        // Follows an indirect reference.
        private IToken Resolve(IToken token) =>
            token is IndirectReferenceToken reference ? _pdf.Structure.GetObject(reference.Data).Data : token;
    }
}
