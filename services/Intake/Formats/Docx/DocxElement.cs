using DocumentFormat.OpenXml;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>
/// Elements by their names. The library has no types below elements that it does not know, such as smart tags, while
/// the names are there all the same.
/// </summary>
internal static class DocxElement
{
    /// <summary>The first child with a name; null where there is none.</summary>
    public static OpenXmlElement? Child(this OpenXmlElement element, string name) =>
        element.ChildElements.FirstOrDefault(c => c.LocalName == name);

    /// <summary>The value of the attribute "val" of a child; null where child or attribute is absent.</summary>
    public static string? ChildValue(this OpenXmlElement? element, string name) =>
        element?.Child(name) is { } child ? Attribute(child, "val") : null;

    /// <summary>The value of an attribute, whatever its namespace; null where it is absent.</summary>
    public static string? Attribute(OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a property that is on or off (17.17.4) is on; null where it is not said, and a style decides.
    /// </summary>
    public static bool? IsOn(this OpenXmlElement? properties, string name) =>
        properties?.Child(name) is { } found ? Attribute(found, "val") is not ("0" or "false" or "off") : null;
}
