using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>What the file says of itself, twice: for old readers and in XMP (ISO 19005-2, 6.6). No dates: same report, same file.</summary>
internal static class PdfMetadata
{
    private const string Producer = "Disclosure";

    public static PdfBuffer Info(string title, string author) =>
        new PdfBuffer()
            .Raw("<</Title "u8)
            .Text(title)
            .Raw("/Author "u8)
            .Text(author)
            .Raw("/Creator "u8)
            .Text(Producer)
            .Raw("/Producer "u8)
            .Text(Producer)
            .Raw(">>"u8);

    // The extension schema declares pdfuaid: PDF/A knows only properties that are predefined or declared.
    public static MarkupBuffer Xmp(string title, string author) =>
        new MarkupBuffer(4096)
            .Raw(
                """
                <?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
                <dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">
                """u8
            )
            .Text(title)
            .Raw("</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>"u8)
            .Text(author)
            .Raw(
                """
                </rdf:li></rdf:Seq></dc:creator>
                <xmp:CreatorTool>Disclosure</xmp:CreatorTool><pdf:Producer>Disclosure</pdf:Producer>
                </rdf:Description>
                <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
                <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
                </rdf:li></rdf:Bag></pdfaExtension:schemas>
                </rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """u8
            );
}
