using Disclosure.Testing;
using Mono.Cecil;

namespace Disclosure.Architecture.Tests.Product;

/// <summary>One project under <c>services/</c>: its compiled assembly and what each of its folders refers to.</summary>
public sealed class ProductAssembly
{
    private ProductAssembly(string name, AssemblyDefinition definition) => (Name, Definition) = (name, definition);

    /// <summary>Every project under <c>services/</c>, read from the folders, so that a new one is never forgotten.</summary>
    public static IReadOnlyList<ProductAssembly> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("services"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];

    /// <summary>Name of the project, such as "Statistics".</summary>
    public string Name { get; }

    public AssemblyDefinition Definition { get; }

    /// <summary>The root namespace, such as "Disclosure.Statistics".</summary>
    public string RootNamespace => $"Disclosure.{Name}";

    public static ProductAssembly Find(string name) => All.Single(a => a.Name == name);

    /// <summary>Types of the project itself, without what compilers and generators add.</summary>
    public IEnumerable<TypeDefinition> Types =>
        Definition.MainModule.Types.Where(t =>
            t.Namespace == RootNamespace || t.Namespace.StartsWith(RootNamespace + ".", StringComparison.Ordinal)
        );

    /// <summary>Types in a folder and the folders below it.</summary>
    public IReadOnlyList<TypeDefinition> TypesIn(string folder)
    {
        var ns = $"{RootNamespace}.{folder}";
        return [.. Types.Where(t => t.Namespace == ns || t.Namespace.StartsWith(ns + ".", StringComparison.Ordinal))];
    }

    // The command line is called as people type it.
    private static ProductAssembly Load(string name)
    {
        var file = name == "CommandLine" ? "disclosure.dll" : $"Disclosure.{name}.dll";
        return new(name, AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, file)));
    }
}
