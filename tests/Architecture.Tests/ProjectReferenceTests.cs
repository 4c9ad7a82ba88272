using System.Xml.Linq;
using Disclosure.Testing;

namespace Disclosure.Architecture.Tests;

/// <summary>Who may know whom, project by project. A project that the table lacks fails, and so does a reference.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string[] s_service =
    [
        "ApiErrors",
        "ContractMapping",
        "Contracts",
        "Form",
        "Imaging",
        "ResourceNames",
        "ServiceDefaults",
    ];

    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["ApiErrors"] = [],
        ["Form"] = [],
        ["ResourceNames"] = ["ApiErrors"],
        ["Imaging"] = ["ApiErrors"],
        ["Claims"] = ["Form"],
        ["ContractMapping"] = ["ApiErrors", "Contracts", "Form", "Imaging", "ResourceNames"],
        ["ServiceDefaults"] = ["ApiErrors"],
        ["TransparencyLog"] = [],
        ["PublicTree"] = ["ApiErrors", "ResourceNames", "TransparencyLog"],
        ["OpenData"] = ["PublicTree"],
        ["PublicStorage"] = ["PublicTree", "ServiceDefaults"],
        ["PublicSite"] = ["ApiErrors", "PublicStorage", "PublicTree", "ResourceNames", "ServiceDefaults"],
        ["Filing"] = [.. s_service, "OpenData", "PublicStorage", "PublicTree", "TransparencyLog"],
        ["Narrative"] = [.. s_service, "Claims"],
        ["Statistics"] = s_service,
        ["Rendering"] = s_service,
        ["Intake"] = s_service,
        ["Gateway"] = s_service,
        // The public contract and what verifies offline; services for one folder alone, see LayerTests.
        ["CommandLine"] =
        [
            "Form",
            "Gateway",
            "Intake",
            "Narrative",
            "PublicTree",
            "ResourceNames",
            "ServiceDefaults",
            "Statistics",
            "TransparencyLog",
        ],
        ["AllInOne"] = ["Filing", "Gateway", "Intake", "Narrative", "PublicSite", "Rendering", "Statistics"],
    };

    /// <summary>Projects that are the language and each other alone: no package, no framework, usable anywhere.</summary>
    private static readonly string[] s_pure = ["ApiErrors", "Claims", "Form", "Imaging", "ResourceNames"];

    private static readonly string[] s_projects =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("services"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)),
    ];

    public static TheoryData<string> Projects => [.. s_projects];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        Assert.True(s_allowed.ContainsKey(project), $"{project} is not in the table of who may know whom.");
        var references = Includes(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p));
        Assert.Empty(references.Except(s_allowed[project]));
    }

    [Fact]
    public void Every_row_of_the_table_is_a_project() => Assert.Empty(s_allowed.Keys.Except(s_projects));

    [Fact]
    public void Pure_projects_reference_no_package_and_no_framework()
    {
        Assert.NotEmpty(s_pure);
        Assert.All(
            s_pure,
            project =>
            {
                Assert.Empty(Includes(project, "PackageReference"));
                Assert.Empty(Includes(project, "FrameworkReference"));
                Assert.Equal("Microsoft.NET.Sdk", Load(project).Root?.Attribute("Sdk")?.Value);
            }
        );
    }

    /// <summary>What others verify with offline brings cryptography and no framework, so that any program can take it.</summary>
    [Theory]
    [InlineData("TransparencyLog", new[] { "BouncyCastle.Cryptography", "System.Security.Cryptography.Pkcs" })]
    [InlineData("PublicTree", new string[0])]
    public void A_library_for_verifiers_brings_no_framework(string project, string[] packages)
    {
        Assert.Equal(packages, Includes(project, "PackageReference"));
        Assert.Empty(Includes(project, "FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", Load(project).Root?.Attribute("Sdk")?.Value);
    }

    private static IEnumerable<string> Includes(string project, string item) =>
        Load(project).Descendants(item).Select(e => e.Attribute("Include")?.Value.Replace('\\', '/') ?? "");

    private static XDocument Load(string project) =>
        XDocument.Load(Repository.PathOf("services", project, $"{project}.csproj"));
}
