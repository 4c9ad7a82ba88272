using Disclosure.SystemTests.Product;

namespace Disclosure.CommandLine.Tests;

/// <summary>One running product for all tests that need one.</summary>
[CollectionDefinition(Name)]
public sealed class SharedProduct : ICollectionFixture<AllInOneProduct>
{
    public const string Name = "product";
}
