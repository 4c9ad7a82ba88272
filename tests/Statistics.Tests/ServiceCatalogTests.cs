using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Microsoft.Extensions.Configuration;

namespace Disclosure.Statistics.Tests;

/// <summary>The catalog of services against the files that list them too.</summary>
public sealed class ServiceCatalogTests
{
    private static readonly string[] s_compose = File.ReadAllLines(Repository.PathOf("docker-compose.yml"));

    [Fact]
    public void Docker_compose_runs_exactly_the_services_of_the_catalog()
    {
        var section = s_compose
            .SkipWhile(line => line != "services:")
            .Skip(1)
            .TakeWhile(line => line.Length == 0 || line[0] is ' ' or '#');
        var names = section
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.EndsWith(':') && line[2] is not ' ')
            .Select(line => line.Trim(' ', ':'));
        Assert.Equal(
            ServiceCatalog.All.Select(s => s.Name).Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Docker_compose_gives_the_gateway_the_address_of_every_backend() =>
        Assert.All(
            ServiceCatalog.Backends,
            service => Assert.Contains($"      {service.AddressKey}: http://{service.Name}:8081", s_compose)
        );

    [Fact]
    public void Ports_are_distinct() => Assert.Distinct(ServiceCatalog.All.Select(s => s.Port));

    [Fact]
    public void An_address_is_configured_by_the_setting_of_the_service_and_an_empty_one_is_none()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("DISCLOSURE_FILING_ADDRESS", "http://filing:8081"),
                new("DISCLOSURE_INTAKE_ADDRESS", ""),
            ])
            .Build();
        Assert.Equal("http://filing:8081", ServiceCatalog.Filing.FindAddress(configuration));
        Assert.Null(ServiceCatalog.Intake.FindAddress(configuration));
        Assert.Null(ServiceCatalog.Statistics.FindAddress(configuration));
    }
}
