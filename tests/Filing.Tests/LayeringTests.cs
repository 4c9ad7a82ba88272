using NetArchTest.Rules;

namespace Disclosure.Filing.Tests;

public sealed class LayeringTests
{
    [Theory]
    [InlineData("Domain", "Disclosure.Filing.V1,Disclosure.Report.V1,Grpc.Core,Dapper,System.Data")]
    [InlineData("Storage", "Disclosure.Filing.V1,Disclosure.Report.V1,Grpc.Core")]
    [InlineData("Rpc", "Dapper,System.Data,Disclosure.Filing.Storage")]
    public void A_folder_knows_only_what_it_may(string folder, string forbidden)
    {
        var result = Types
            .InAssembly(typeof(FilingModule).Assembly)
            .That()
            .ResideInNamespace($"Disclosure.Filing.{folder}")
            .Should()
            .NotHaveDependencyOnAny(forbidden.Split(','))
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
