using Google.Protobuf;

namespace Disclosure.Gateway.Authorization;

/// <summary>The agencies that a request concerns, read from the fields that the table names.</summary>
internal static class RequestAgency
{
    private const string Collection = "agencies/";

    /// <summary>
    /// Each agencies/{agency} that the caller needs the right on, at least one; the first is empty where its fields are empty or name no
    /// agency.
    /// </summary>
    /// <param name="fields">
    /// Paths of fields such as <c>agency.parent</c>, the first of which that is given counts; separated by |. After &amp; follow further
    /// fields, repeated ones too, that need the right on their agencies as well, where they name any.
    /// </param>
    public static IReadOnlyList<string> List(IMessage request, string fields)
    {
        var groups = fields.Split('&');
        var further = groups[1..].SelectMany(group => Read(request, group)).Where(name => name.Length > 0);
        return [FindFirst(request, groups[0]), .. further.Select(Cut)];
    }

    private static string FindFirst(IMessage request, string fields)
    {
        foreach (var field in fields.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(request, field) is [{ Length: > 0 } name, ..])
            {
                return Cut(name);
            }
        }

        return "";
    }

    // A path that the contract lacks is an error of the table, which its tests find.
    private static IReadOnlyList<string> Read(IMessage message, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (message.Descriptor.FindFieldByName(name).Accessor.GetValue(message) is not IMessage inner)
            {
                return [];
            }

            message = inner;
        }

        return message.Descriptor.FindFieldByName(names[^1]).Accessor.GetValue(message) switch
        {
            string one => [one],
            IEnumerable<string> many => [.. many],
            _ => [],
        };
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
