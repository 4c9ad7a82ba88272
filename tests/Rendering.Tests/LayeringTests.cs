using NetArchTest.Rules;

namespace Disclosure.Rendering.Tests;

/// <summary>Folders know only those below them.</summary>
public sealed class LayeringTests
{
    // From the bottom up. A folder may use those before it and, where it is the same name, itself.
    private static readonly string[] s_order =
    [
        "Domain",
        "Composition",
        "Markup",
        "Compression",
        "Packaging",
        "Pictures",
        "Charts",
        "Fonts",
        "Layout.Pages",
        "Layout.Text",
        "Layout.Flow",
        "Layout.Blocks",
        "Layout.Tables",
        "Verification",
        "BarTables",
        "Formats",
        "Archive",
        "Bundles",
        "Rpc",
    ];

    public static TheoryData<string> Folders => [.. s_order];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_knows_no_folder_above_it(string folder)
    {
        var above = s_order.SkipWhile(f => f != folder).Skip(1).Select(f => $"Disclosure.Rendering.{f}").ToArray();
        AssertIndependent($"Disclosure.Rendering.{folder}", above);
    }

    [Fact]
    public void The_document_knows_no_contract() =>
        AssertIndependent(
            "Disclosure.Rendering.Domain",
            ["Disclosure.Rendering.V1", "Disclosure.Report.V1", "Disclosure.ContractMapping", "Grpc.Core"]
        );

    [Fact]
    public void No_format_knows_another()
    {
        string[] formats = [.. Reports.Catalog.All.Select(f => f.GetType().Namespace!)];
        Assert.All(formats, f => AssertIndependent(f, [.. formats.Where(other => other != f)]));
    }

    private static void AssertIndependent(string folder, string[] others)
    {
        var result = Types
            .InAssembly(typeof(RenderingModule).Assembly)
            .That()
            .ResideInNamespace(folder)
            .Should()
            .NotHaveDependencyOnAny(others)
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
