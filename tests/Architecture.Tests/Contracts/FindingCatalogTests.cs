using System.Text.RegularExpressions;
using Disclosure.Architecture.Tests.Product;
using Disclosure.Form;
using Disclosure.Testing;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Disclosure.Architecture.Tests.Contracts;

/// <summary>The catalog of findings lists every code that the checks can give, and no other.</summary>
public sealed partial class FindingCatalogTests
{
    // Those of the code, and those of the rules of every edition.
    private static readonly string[] s_given =
    [
        .. ProductAssembly
            .All.SelectMany(a => a.Types)
            .SelectMany(Instructions)
            .Where(i => i.OpCode == OpCodes.Ldstr)
            .Select(i => (string)i.Operand)
            .Where(text => Code().IsMatch(text))
            .Concat(Editions.Catalog.Editions.SelectMany(e => e.Rules).Select(r => r.Code))
            .Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_code_of_a_check_is_in_the_catalog() =>
        Assert.Equal([], s_given.Where(c => !FindingCatalog.Contains(c)));

    [Fact]
    public void Every_code_of_the_catalog_is_given_by_a_check()
    {
        Assert.NotEmpty(FindingCatalog.Codes);
        Assert.Equal([], FindingCatalog.Codes.Except(s_given));
    }

    private static IEnumerable<Instruction> Instructions(TypeDefinition type) =>
        type
            .Methods.Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions)
            .Concat(type.NestedTypes.SelectMany(Instructions));

    [GeneratedRegex(@"^(text|claims|intake|form|fees|rows|region|carry|trend)\.[a-z_]+$")]
    private static partial Regex Code();
}
