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

    [Theory]
    [InlineData("Composition", "Agencies", "Documents", "Editions", "Narratives", "Regions", "Reports", "Statistics")]
    [InlineData("Access", "Clients", "Composition", "Documents", "OpenApi", "Reports")]
    [InlineData("OpenApi", "Access", "Clients", "Composition", "Documents", "Reports")]
    [InlineData("Clients", "Composition", "Documents", "OpenApi", "Reports")]
    [InlineData("Statistics", "Agencies", "Documents", "Narratives", "Regions", "Reports")]
    [InlineData("Narratives", "Agencies", "Documents", "Regions", "Reports")]
    [InlineData("Reports", "Agencies", "Documents", "Regions")]
    [InlineData("Documents", "Agencies", "Regions")]
    public void Folders_depend_on_one_another_in_one_direction(string folder, params string[] others)
    {
        var result = Types
            .InAssembly(typeof(GatewayOptions).Assembly)
            .That()
            .ResideInNamespace($"Disclosure.Gateway.{folder}")
            .Should()
            .NotHaveDependencyOnAny([.. others.Select(o => $"Disclosure.Gateway.{o}")])
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
