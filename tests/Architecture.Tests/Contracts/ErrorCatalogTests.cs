using System.Text.RegularExpressions;
using Disclosure.Architecture.Tests.Product;
using Disclosure.Testing;

namespace Disclosure.Architecture.Tests.Contracts;

/// <summary>protos/ERRORS.md lists every reason that the code can give, and no other.</summary>
public sealed partial class ErrorCatalogTests
{
    private static readonly string[] s_rows =
    [
        .. Row()
            .Matches(File.ReadAllText(Repository.PathOf("protos", "ERRORS.md")))
            .Select(m => m.Groups["reason"].Value),
    ];

    [Fact]
    public void Every_reason_of_the_code_is_in_the_catalog()
    {
        Assert.NotEmpty(ErrorReasons.Given);
        Assert.Empty(ErrorReasons.Given.Except(s_rows));
    }

    [Fact]
    public void Every_row_of_the_catalog_is_in_the_code_and_stands_once()
    {
        Assert.NotEmpty(s_rows);
        Assert.Distinct(s_rows);
        Assert.Empty(s_rows.Except(ErrorReasons.Possible));
    }

    [GeneratedRegex(@"^\| `(?<reason>[A-Z_0-9]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
