using NetArchTest.Rules;

namespace Disclosure.Intake.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void The_domain_knows_no_contract_no_format_and_no_settings() =>
        AssertFree(
            "Disclosure.Intake.Domain",
            "Disclosure.Intake.V1",
            "Disclosure.Report.V1",
            "Disclosure.Intake.Readers",
            "Grpc.Core",
            "AngleSharp",
            "DocumentFormat.OpenXml",
            "Microsoft.Extensions.Configuration"
        );

    [Fact]
    public void Readers_know_no_contract_and_reach_nothing() =>
        AssertFree(
            "Disclosure.Intake.Readers",
            "Disclosure.Intake.V1",
            "Grpc.Core",
            "System.Net.Http",
            "System.Net.Sockets"
        );

    private static void AssertFree(string from, params string[] of)
    {
        var result = Types
            .InAssembly(typeof(IntakeOptions).Assembly)
            .That()
            .ResideInNamespace(from)
            .Should()
            .NotHaveDependencyOnAny(of)
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
