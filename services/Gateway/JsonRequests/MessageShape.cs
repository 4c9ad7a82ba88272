using System.Collections.Concurrent;
using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>The members that a message may have in JSON, by either spelling: camelCase, or the name in the contract.</summary>
internal sealed class MessageShape
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessageShape> s_known = new();

    private readonly FrozenDictionary<string, FieldDescriptor> _fields;

    private MessageShape(MessageDescriptor message)
    {
        var fields = message.Fields.InDeclarationOrder();
        Names = [.. fields.Select(f => f.JsonName)];
        _fields = fields
            .SelectMany(f => new[] { KeyValuePair.Create(f.JsonName, f), KeyValuePair.Create(f.Name, f) })
            .DistinctBy(f => f.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The camelCase names, in the order of the contract.</summary>
    public IReadOnlyList<string> Names { get; }

    public static MessageShape From(MessageDescriptor message) => s_known.GetOrAdd(message, m => new(m));

    /// <summary>The field of a name; null where there is none.</summary>
    public FieldDescriptor? Find(string name) => _fields.GetValueOrDefault(name);
}
