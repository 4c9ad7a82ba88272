using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Authorization;

/// <summary>The agency that a request concerns, read from the field that the table names.</summary>
internal static class RequestAgency
{
    private const string Collection = "agencies/";

    /// <summary>agencies/{agency}; empty where the fields are empty or name no agency.</summary>
    /// <param name="fields">Paths of fields such as <c>agency.parent</c>, the first of which that is given counts; separated by |.</param>
    public static string Find(IMessage request, string fields)
    {
        foreach (var field in fields.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(request, field) is { Length: > 0 } name)
            {
                return Cut(name);
            }
        }

        return "";
    }

    /// <summary>Whether a request asks for the agencies below too, or for something that will hold for them.</summary>
    public static bool HasSubtree(IMessage request) =>
        request.Descriptor.FindFieldByName("subtree") is { FieldType: FieldType.Bool } field
        && (bool)field.Accessor.GetValue(request);

    // A path that the contract lacks is an error of the table, which its tests find.
    private static string Read(IMessage message, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (message.Descriptor.FindFieldByName(name).Accessor.GetValue(message) is not IMessage inner)
            {
                return "";
            }

            message = inner;
        }

        return (string)message.Descriptor.FindFieldByName(names[^1]).Accessor.GetValue(message);
    }

    // agencies/x of agencies/x/reports/2023/narrative.
    private static string Cut(string name)
    {
        if (!name.StartsWith(Collection, StringComparison.Ordinal))
        {
            return "";
        }

        var end = name.IndexOf('/', Collection.Length);
        return end < 0 ? name : name[..end];
    }
}
