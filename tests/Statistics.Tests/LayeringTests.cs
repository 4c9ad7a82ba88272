using NetArchTest.Rules;

namespace Disclosure.Statistics.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void The_domain_knows_no_contract_no_database_and_no_settings()
    {
        var result = Types
            .InAssembly(typeof(StatisticsModule).Assembly)
            .That()
            .ResideInNamespace("Disclosure.Statistics.Domain")
            .Should()
            .NotHaveDependencyOnAny(
                "Disclosure.Statistics.V1",
                "Disclosure.Report.V1",
                "Disclosure.ContractMapping",
                "Grpc.Core",
                "Dapper",
                "System.Data",
                "Microsoft.Extensions.Configuration"
            )
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Storage_knows_no_contract()
    {
        var result = Types
            .InAssembly(typeof(StatisticsModule).Assembly)
            .That()
            .ResideInNamespace("Disclosure.Statistics.Storage")
            .Should()
            .NotHaveDependencyOnAny("Disclosure.Statistics.V1", "Disclosure.Report.V1", "Grpc.Core")
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
