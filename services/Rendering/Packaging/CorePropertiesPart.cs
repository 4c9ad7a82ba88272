using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Packaging;

/// <summary>Title and author of an Office package. No dates: the same report is the same file, whenever it is made.</summary>
internal static class CorePropertiesPart
{
    public static MarkupBuffer Write(string title, string creator) =>
        new MarkupBuffer(1024)
            .Raw(
                """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
                """u8
            )
            .Text(title)
            .Raw("</dc:title><dc:creator>"u8)
            .Text(creator)
            .Raw("</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"u8);
}
