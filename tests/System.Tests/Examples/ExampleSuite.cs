namespace Disclosure.SystemTests.Examples;

/// <summary>One running product for all examples.</summary>
[CollectionDefinition(nameof(ExampleSuite))]
public sealed class ExampleSuite : ICollectionFixture<ExampleProduct>;
