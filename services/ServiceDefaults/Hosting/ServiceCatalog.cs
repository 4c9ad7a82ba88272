namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>
/// The services of the product. Hosts, the gateway's clients and docker-compose.yml all follow this list; a new service is one more
/// entry here.
/// </summary>
/// <remarks>Ports are fixed here, since other hosts and files repeat them.</remarks>
public static class ServiceCatalog
{
    /// <summary>The public entry point, with its gRPC port; JSON has a port of its own.</summary>
    public static ServiceInfo Gateway { get; } = new("gateway", 8081);

    /// <summary>Agencies, reports and their states.</summary>
    public static ServiceInfo Filing { get; } = new("filing", 8082);

    /// <summary>Prose and pictures.</summary>
    public static ServiceInfo Narrative { get; } = new("narrative", 8083);

    /// <summary>Figures and their rules.</summary>
    public static ServiceInfo Statistics { get; } = new("statistics", 8084);

    /// <summary>Output formats.</summary>
    public static ServiceInfo Rendering { get; } = new("rendering", 8085);

    /// <summary>Reading of documents.</summary>
    public static ServiceInfo Intake { get; } = new("intake", 8086);

    /// <summary>What is published, over HTTP, from the public tree alone; calls nothing and is called by the public.</summary>
    public static ServiceInfo PublicSite { get; } = new("public-site", 8087);

    /// <summary>The services that the gateway calls, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<ServiceInfo> Backends { get; } = [Filing, Narrative, Statistics, Rendering, Intake];

    /// <summary>Every service, the gateway first.</summary>
    public static IReadOnlyList<ServiceInfo> All { get; } = [Gateway, PublicSite, .. Backends];
}
