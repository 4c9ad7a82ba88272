using System.Xml;
using System.Xml.Linq;

namespace Disclosure.Intake.Tests.Fuzz;

/// <summary>Changes XML so that it stays XML: what a reader makes of it is changed, and not whether it is read at all.</summary>
internal sealed class TreeMutation(Random random)
{
    private const int MaxElements = 20_000;

    // Figures, measures and words that a reader does something with.
    private static readonly string[] s_values =
    [
        "",
        "0",
        "-1",
        "1",
        "255",
        "2147483647",
        "-2147483648",
        "99999999999999999999",
        "1e308",
        "NaN",
        "0.0001",
        "A1:XFD1048576",
        "ZZZZ99999999",
        "0 0 0 0",
        "g 1000000 5",
        "restart",
        "true",
        "s",
        "../../x",
        "rId1",
        "一、总体情况",
        "（七）总计",
        "规章000",
        "1,2,3",
        "２３件（注）",
    ];

    /// <summary>The changed document; null where it is none, or one too large to be changed a million times.</summary>
    public byte[]? Change(byte[] content, int times)
    {
        if (Load(content) is not { Root: { } root } document)
        {
            return null;
        }

        for (var i = 0; i < times; i++)
        {
            var elements = root.Descendants().Take(MaxElements).ToArray();
            if (elements.Length > 0)
            {
                Change(elements, elements[random.Next(elements.Length)]);
            }
        }

        using var stream = new MemoryStream();
        document.Save(stream, SaveOptions.DisableFormatting);
        return stream.ToArray();
    }

    private static XDocument? Load(byte[] content)
    {
        try
        {
            return XDocument.Load(new MemoryStream(content), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Change(XElement[] elements, XElement element)
    {
        var other = elements[random.Next(elements.Length)];
        switch (random.Next(7))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2:
                element.AddAfterSelf(new XElement(other));
                break;
            case 3:
                element.ReplaceWith(element.Nodes().Select(Copy));
                break;
            case 4 when Own(element) is { Length: > 0 } own:
                own[random.Next(own.Length)].Value = s_values[random.Next(s_values.Length)];
                break;
            case 5 when Own(element) is { Length: > 0 } own:
                own[random.Next(own.Length)].Remove();
                break;
            default:
                if (Array.FindAll(elements, e => !e.HasElements && e.Value.Length > 0) is { Length: > 0 } leaves)
                {
                    leaves[random.Next(leaves.Length)].Value = s_values[random.Next(s_values.Length)];
                }

                break;
        }
    }

    // Those that XML itself gives a meaning to may not have just any value.
    private static XAttribute[] Own(XElement element) =>
        [.. element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml)];

    private static XNode Copy(XNode node) => node is XElement element ? new XElement(element) : new XText($"{node}");
}
