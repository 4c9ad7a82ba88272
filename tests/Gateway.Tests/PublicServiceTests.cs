using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;

namespace Disclosure.Gateway.Tests;

/// <summary>All that is served goes by one list of services.</summary>
public sealed class PublicServiceTests(GatewayAlone gateway) : IClassFixture<GatewayAlone>
{
    private static readonly Metadata s_token = new() { { "authorization", $"Bearer {GatewayAlone.Token}" } };

    private static IEnumerable<string> Names => PublicService.All.Select(s => s.Contract.FullName);

    [Fact]
    public void The_list_holds_every_service_of_the_public_contract()
    {
        var declared = typeof(PublicV1.Report)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == "Disclosure.Gateway.V1")
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(p => p?.PropertyType == typeof(ServiceDescriptor))
            .Select(p => ((ServiceDescriptor)p!.GetValue(null)!).FullName);
        Assert.Equal(declared.Order(), Names.Order());
    }

    [Fact]
    public void Every_service_has_a_file_named_after_it()
    {
        foreach (var contract in PublicService.All.Select(s => s.Contract))
        {
            var resource = contract.Name[..^"Service".Length].ToLowerInvariant();
            Assert.Equal($"disclosure/gateway/v1/{resource}_service.proto", contract.File.Name);
            Assert.Equal([contract], contract.File.Services);
        }
    }

    [Fact]
    public async Task Reflection_names_every_service()
    {
        using var channel = gateway.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(s_token);
        await call.RequestStream.WriteAsync(new() { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(default));
        var found = call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name);
        Assert.Empty(Names.Except(found));
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Health_is_told_of_every_service_without_a_token()
    {
        using var channel = gateway.Channel();
        var client = new Health.HealthClient(channel);
        foreach (var name in Names.Append(""))
        {
            var answer = await client.CheckAsync(new() { Service = name });
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
        }
    }

    [Fact]
    public void No_class_has_more_than_six_dependencies()
    {
        var crowded = typeof(GatewayOptions)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && !typeof(Attribute).IsAssignableFrom(t))
            .Where(t => t.GetMethod("<Clone>$") is null)
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Length > 6))
            .Select(t => t.Name);
        Assert.Empty(crowded);
    }
}
