using Disclosure.Architecture.Tests.Product;

namespace Disclosure.Architecture.Tests;

/// <summary>Folders of a project stand on one another in one direction only.</summary>
public sealed class FolderCycleTests
{
    public static TheoryData<string> Projects => [.. ProductAssembly.All.Select(a => a.Name)];

    [Theory, MemberData(nameof(Projects))]
    public void Top_folders_of_a_project_form_no_cycle(string project)
    {
        var assembly = ProductAssembly.Find(project);
        Assert.NotEmpty(assembly.Types);
        var edges = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in assembly.Types)
        {
            var from = FolderOf(assembly, type.Namespace);
            if (from.Length == 0)
            {
                continue;
            }

            var to = TypeReferences
                .From(type)
                .Where(name => name.StartsWith(assembly.RootNamespace + ".", StringComparison.Ordinal))
                .Select(name => FolderOf(assembly, name[..name.LastIndexOf('.')]))
                .Where(folder => folder.Length > 0 && folder != from);
            (edges.TryGetValue(from, out var known) ? known : edges[from] = []).UnionWith(to);
        }

        Assert.Null(Cycle(edges));
    }

    // The module at the root of a project registers what the folders hold; it may know them all and belongs to none.
    private static string FolderOf(ProductAssembly assembly, string ns) =>
        ns.Length > assembly.RootNamespace.Length ? ns[(assembly.RootNamespace.Length + 1)..].Split('.')[0] : "";

    // A path that returns to where it began, such as "Rpc > Workers > Rpc"; null where there is none.
    private static string? Cycle(Dictionary<string, HashSet<string>> edges)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return edges
            .Keys.Order(StringComparer.Ordinal)
            .Select(start => Walk(start, []))
            .FirstOrDefault(c => c is not null);

        string? Walk(string folder, List<string> path)
        {
            if (path.Contains(folder))
            {
                return string.Join(" > ", path.SkipWhile(f => f != folder).Append(folder));
            }

            if (done.Contains(folder))
            {
                return null;
            }

            path.Add(folder);
            var found = edges
                .GetValueOrDefault(folder, [])
                .Order(StringComparer.Ordinal)
                .Select(next => Walk(next, path))
                .FirstOrDefault(c => c is not null);
            path.RemoveAt(path.Count - 1);
            done.Add(folder);
            return found;
        }
    }
}
