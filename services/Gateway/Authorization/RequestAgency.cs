using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Authorization;

/// <summary>An agency that a request concerns.</summary>
/// <param name="Name">agencies/{agency}; empty where the request names none.</param>
/// <param name="WithBelow">Whether the request reaches the agencies below it too.</param>
/// <param name="Resource">The name that the request has, of the agency or of something of it.</param>
internal readonly record struct RequestAgency(string Name, bool WithBelow, string Resource = "")
{
    private const string Collection = "agencies/";

    /// <summary>The agencies that a rule speaks of: one, or as many as a repeated field has.</summary>
    public static IEnumerable<RequestAgency> Find(IMessage request, AccessRule rule)
    {
        // The first field that is given decides; the others are not looked at.
        foreach (var field in rule.Field.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var below = IsBelow(request, rule, field);
            switch (Read(request, field))
            {
                case IEnumerable<string> names:
                    // An empty list answers no agency: nothing is concerned.
                    return names.Select(name => new RequestAgency(Cut(name), below, name));
                case string { Length: > 0 } name:
                    return [new(Cut(name), below, name)];
            }
        }

        // A required name that is missing: nobody has a role on "no agency".
        return [new("", WithBelow: false)];
    }

    private static bool IsBelow(IMessage request, AccessRule rule, string field) =>
        rule.Below == AccessRule.Always
        || rule.Below == field
        // A flag of the request that is set.
        || (rule.Below.Length > 0 && Read(request, rule.Below) is true);

    // A path that the contract lacks is an error of the table, which its tests find.
    private static object? Read(IMessage message, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (FindField(message, name).Accessor.GetValue(message) is not IMessage inner)
            {
                // A message that was not sent has no fields to read.
                return null;
            }

            message = inner;
        }

        return FindField(message, names[^1]).Accessor.GetValue(message);
    }

    private static FieldDescriptor FindField(IMessage message, string name) => message.Descriptor.FindFieldByName(name);

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
