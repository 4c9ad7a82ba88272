using NetArchTest.Rules;

namespace Disclosure.Claims.Tests;

public sealed class LayeringTests
{
    // Each folder may use the ones before it.
    private static readonly string[] s_folders =
    [
        "Concepts",
        "Lexicons",
        "Quantities",
        "Tokens",
        "Subjects",
        "Context",
        "Resolution",
        "Constructions",
        "Sentences",
        "Comparison",
        "Binding",
    ];

    [Fact]
    public void Folders_use_only_the_folders_before_them()
    {
        for (var i = 0; i < s_folders.Length; i++)
        {
            var later = s_folders[(i + 1)..].Select(f => $"Disclosure.Claims.{f}").ToArray();
            var result = Types
                .InAssembly(typeof(ClaimFinder).Assembly)
                .That()
                .ResideInNamespace($"Disclosure.Claims.{s_folders[i]}")
                .ShouldNot()
                .HaveDependencyOnAny(later)
                .GetResult();
            Assert.True(result.IsSuccessful, $"{s_folders[i]}: {string.Join(", ", result.FailingTypeNames ?? [])}");
        }
    }

    [Fact]
    public void Every_folder_is_in_the_order()
    {
        var folders = typeof(ClaimFinder)
            .Assembly.GetTypes()
            .Select(t => t.Namespace ?? "")
            .Where(n => n.StartsWith("Disclosure.Claims.", StringComparison.Ordinal))
            .Select(n => n["Disclosure.Claims.".Length..])
            .Distinct();
        Assert.Equal(s_folders.Order(), folders.Order());
    }

    [Fact]
    public void The_project_references_the_form_and_nothing_else() =>
        Assert.Equal(
            ["Disclosure.Form"],
            typeof(ClaimFinder)
                .Assembly.GetReferencedAssemblies()
                .Select(a => a.Name)
                .Where(n => n!.StartsWith("System", StringComparison.Ordinal) is false)
        );
}
