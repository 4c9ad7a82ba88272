using System.Text.RegularExpressions;
using System.Xml.Linq;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The comments of the contract, from the documentation file that the compiler writes beside the contracts' assembly.</summary>
internal sealed partial class ContractComments
{
    private readonly Dictionary<string, string> _summaries;

    /// <summary>Reads the documentation file once.</summary>
    public ContractComments()
    {
        // The contracts' project generates it from the comments of the proto files.
        var file = Path.ChangeExtension(typeof(PublicV1.Report).Assembly.Location, ".xml");
        _summaries = XDocument
            .Load(file)
            .Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .GroupBy(m => Key(m.Attribute("name")?.Value ?? ""))
            .ToDictionary(g => g.Key, g => Spaces().Replace(g.First().Element("summary")?.Value ?? "", " ").Trim());
    }

    /// <summary>The comment of a message; empty where it has none.</summary>
    public string Find(MessageDescriptor message) => Lookup($"T:{message.ClrType.FullName}");

    /// <summary>The comment of a service; empty where it has none.</summary>
    public string Find(ServiceDescriptor service) => Lookup($"T:Disclosure.Gateway.V1.{service.Name}");

    /// <summary>The comment of a field; empty where it has none.</summary>
    public string Find(FieldDescriptor field) =>
        Lookup($"P:{field.ContainingType.ClrType.FullName}.{field.PropertyName}");

    /// <summary>The comment of an enum; empty where it has none.</summary>
    public string Find(EnumDescriptor values) => Lookup($"T:{values.ClrType.FullName}");

    /// <summary>The comment of an rpc, which the generated base class of its service carries.</summary>
    public string Find(MethodDescriptor method) =>
        Lookup($"M:Disclosure.Gateway.V1.{method.Service.Name}.{method.Service.Name}Base.{method.Name}");

    // Nested types are separated by a plus in reflection and by a dot in the documentation.
    private string Lookup(string key) => _summaries.GetValueOrDefault(key.Replace('+', '.'), "");

    // Methods are found by name alone, as an rpc has no overloads.
    private static string Key(string name) => name.IndexOf('(') is > 0 and var at ? name[..at] : name;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
