using NetArchTest.Rules;

namespace Disclosure.Gateway.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void The_gateway_knows_no_database_and_no_service_but_by_its_contract()
    {
        var result = Types
            .InAssembly(typeof(GatewayOptions).Assembly)
            .Should()
            .NotHaveDependencyOnAny(
                "Dapper",
                "Microsoft.Data.Sqlite",
                "Disclosure.ServiceDefaults.Storage",
                "Disclosure.Filing.Domain",
                "Disclosure.Narrative.Domain",
                "Disclosure.Statistics.Domain",
                "Disclosure.Rendering.Domain",
                "Disclosure.Intake.Domain"
            )
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
