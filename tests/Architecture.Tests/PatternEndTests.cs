using Disclosure.Architecture.Tests.Product;
using Mono.Cecil;

namespace Disclosure.Architecture.Tests;

/// <summary>Patterns of what callers send end with \z: $ also stands before a last line feed.</summary>
public sealed class PatternEndTests
{
    [Fact]
    public void No_pattern_of_a_request_ends_before_a_line_feed()
    {
        var patterns = ProductAssembly
            .All.SelectMany(a => a.Types)
            .Where(ReadsRequests)
            .SelectMany(t => t.Methods)
            .SelectMany(m => m.CustomAttributes)
            .Where(a => a.AttributeType.Name == "GeneratedRegexAttribute")
            .Select(a => (string)a.ConstructorArguments[0].Value)
            .ToArray();
        Assert.NotEmpty(patterns);
        Assert.All(patterns, p => Assert.False(p.EndsWith('$'), p));
    }

    private static bool ReadsRequests(TypeDefinition type) =>
        type.Namespace.Contains(".Rpc", StringComparison.Ordinal)
        || type.Namespace.StartsWith("Disclosure.Gateway", StringComparison.Ordinal)
        || type.Namespace.StartsWith("Disclosure.ResourceNames", StringComparison.Ordinal);
}
