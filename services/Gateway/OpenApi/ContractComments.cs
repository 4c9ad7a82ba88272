using System.Text.RegularExpressions;
using System.Xml.Linq;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The contract's own comments, from the documentation that the compiler writes beside the contracts' assembly.</summary>
internal sealed partial class ContractComments
{
    private readonly Dictionary<string, string> _summaries;

    public ContractComments()
    {
        var file = Path.ChangeExtension(typeof(PublicV1.Report).Assembly.Location, ".xml");
        _summaries = XDocument
            .Load(file)
            .Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .GroupBy(m => Key(m.Attribute("name")?.Value ?? ""))
            .ToDictionary(g => g.Key, g => Spaces().Replace(g.First().Element("summary")?.Value ?? "", " ").Trim());
    }

    public string Of(MessageDescriptor message) => Find($"T:{message.ClrType.FullName}");

    public string Of(FieldDescriptor field) => Find($"P:{field.ContainingType.ClrType.FullName}.{field.PropertyName}");

    public string Of(EnumDescriptor values) => Find($"T:{values.ClrType.FullName}");

    public string Of(MethodDescriptor method) =>
        Find($"M:Disclosure.Gateway.V1.{method.Service.Name}.{method.Service.Name}Base.{method.Name}");

    private string Find(string key) => _summaries.GetValueOrDefault(key.Replace('+', '.'), "");

    // Methods are known by name alone: an rpc has no overloads.
    private static string Key(string name) => name.IndexOf('(') is > 0 and var at ? name[..at] : name;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
