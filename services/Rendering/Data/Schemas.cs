using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Data;

/// <summary>The published schemas of the data formats.</summary>
internal static class Schemas
{
    private static readonly Dictionary<string, (string ContentType, byte[] Content)> s_all = new()
    {
        ["report-v1.xsd"] = ("application/xml", EmbeddedResource.Read("Data.Schemas.report-v1.xsd")),
        ["report-v1.json"] = ("application/schema+json", EmbeddedResource.Read("Data.Schemas.report-v1.json")),
    };

    public static IEnumerable<string> Names => s_all.Keys;

    public static bool TryGet(string name, out (string ContentType, byte[] Content) schema) =>
        s_all.TryGetValue(name, out schema);
}
