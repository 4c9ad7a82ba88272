using Disclosure.Architecture.Tests.Product;
using Mono.Cecil;

namespace Disclosure.Architecture.Tests;

/// <summary>What only tests call is not part of the product: every method of a project is called by some project.</summary>
public sealed class UnusedMethodTests
{
    /// <summary>Methods that a framework finds by their names.</summary>
    private static readonly string[] s_calledByName = ["InvokeAsync", "Main", "PrintMembers", "Deconstruct"];

    /// <summary>Doors for benchmarks to a part whose speed is claimed by itself.</summary>
    private static readonly string[] s_measured =
    [
        "Disclosure.Statistics.Domain.Checks.SheetChecker.CheckCells",
        "Disclosure.Rendering.Fonts.FontSubsetCache.Clear",
    ];

    /// <summary>Libraries that auditors, witnesses and other agencies take to verify without the product: they call what it does not.</summary>
    private static readonly string[] s_forOthers = ["Disclosure.TransparencyLog.", "Disclosure.PublicTree."];

    [Fact]
    public void Every_method_is_called_by_the_product()
    {
        var types = ProductAssembly.All.SelectMany(a => a.Types).SelectMany(WithNested).ToArray();
        Assert.NotEmpty(types);
        // A program's own statements stand outside of its namespace.
        var called = ProductAssembly
            .All.SelectMany(a => a.Definition.MainModule.Types)
            .SelectMany(WithNested)
            .SelectMany(t => t.Methods)
            .SelectMany(Calls)
            .ToHashSet(StringComparer.Ordinal);
        string[] unused =
        [
            .. types
                .Where(t => !t.Name.Contains('<', StringComparison.Ordinal))
                .SelectMany(t => t.Methods)
                .Where(IsOwn)
                // Tools are called by the library that found them by this attribute.
                .Where(m => !m.CustomAttributes.Any(a => a.AttributeType.Name == "McpServerToolAttribute"))
                .Select(NameOf)
                .Where(name => !called.Contains(name) && !s_measured.Contains(name))
                .Where(name => !s_forOthers.Any(f => name.StartsWith(f, StringComparison.Ordinal))),
        ];
        Assert.Equal([], unused);
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    // Calls of other methods; one that calls itself alone is not called.
    private static IEnumerable<string> Calls(MethodDefinition method) =>
        method.HasBody
            ? method
                .Body.Instructions.Select(i => i.Operand)
                .OfType<MethodReference>()
                .Select(m => NameOf(m.GetElementMethod()))
                .Where(name => name != NameOf(method))
            : [];

    // Methods that somebody wrote to be called: no overrides, constructors, accessors of properties, or what compilers add.
    private static bool IsOwn(MethodDefinition method) =>
        !method.IsVirtual
        && !method.IsConstructor
        && !method.IsSpecialName
        && !method.IsRuntime
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && !s_calledByName.Contains(method.Name)
        && !method.CustomAttributes.Any(a =>
            a.AttributeType.Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute"
        )
        && !(method.DeclaringType.Name.StartsWith('<'));

    private static string NameOf(MethodReference method) =>
        $"{method.DeclaringType.GetElementType().FullName}.{method.Name}";
}
