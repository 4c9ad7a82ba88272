using ModelContextProtocol.Protocol;

namespace Disclosure.PublicSite.Mcp;

/// <summary>Registers the server of the Model Context Protocol: read-only tools, and no session that outlives a request.</summary>
internal static class McpModule
{
    public static void AddReportTools(this IServiceCollection services) =>
        services
            .AddSingleton<McpEndpoint>()
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation { Name = "disclosure", Version = "1" };
                options.ServerInstructions =
                    "Published annual reports on government information disclosure of Chinese agencies. Cite the cell and the receipt of every figure.";
            })
            .WithHttpTransport(options => options.Stateless = true)
            .WithTools<ReportTools>();
}
