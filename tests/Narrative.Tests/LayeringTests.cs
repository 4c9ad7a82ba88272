using NetArchTest.Rules;

namespace Disclosure.Narrative.Tests;

public sealed class LayeringTests
{
    [Theory]
    [InlineData("Domain", "Disclosure.ContractMapping", "Dapper", "System.Data", "Microsoft.Extensions.Configuration")]
    [InlineData("Storage", "Disclosure.ContractMapping")]
    public void The_folder_knows_no_contract_and_nothing_that_is_not_its_own(string folder, params string[] foreign)
    {
        var result = Types
            .InAssembly(typeof(NarrativeModule).Assembly)
            .That()
            .ResideInNamespace($"Disclosure.Narrative.{folder}")
            .Should()
            .NotHaveDependencyOnAny(["Disclosure.Narrative.V1", "Disclosure.Report.V1", "Grpc.Core", .. foreign])
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
