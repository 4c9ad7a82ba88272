using System.Reflection;
using Google.Protobuf.Reflection;

namespace Disclosure.Architecture.Tests.Contracts;

/// <summary>Every contract of the project, found by its descriptor, so that a new one is never forgotten.</summary>
internal static class ContractFiles
{
    public static IReadOnlyList<FileDescriptor> All { get; } =
    [
        .. Assembly
            .Load("Disclosure.Contracts")
            .GetTypes()
            .Where(t => t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .Where(f => f.Package.StartsWith("disclosure.", StringComparison.Ordinal))
            .OrderBy(f => f.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
    [.. All.SelectMany(f => f.Services).SelectMany(s => s.Methods)];

    public static IReadOnlyList<MessageDescriptor> Messages { get; } =
    [.. All.SelectMany(f => f.MessageTypes).SelectMany(Nested)];

    public static bool IsRead(this MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    private static IEnumerable<MessageDescriptor> Nested(MessageDescriptor message) =>
        message.NestedTypes.Where(n => n.GetOptions()?.MapEntry != true).SelectMany(Nested).Prepend(message);
}
