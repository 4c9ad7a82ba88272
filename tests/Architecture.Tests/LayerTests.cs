using Disclosure.Architecture.Tests.Product;

namespace Disclosure.Architecture.Tests;

/// <summary>Who may know whom inside a project: each row forbids namespaces to a folder.</summary>
public sealed class LayerTests
{
    private static readonly string[] s_transport = ["Grpc.", "Google.", "Microsoft.AspNetCore."];
    private static readonly string[] s_database = ["Dapper.", "System.Data.", "Microsoft.Data.", "Npgsql."];
    private static readonly string[] s_contracts =
    [
        "Disclosure.ContractMapping.",
        .. ProductAssembly.All.Select(a => $"Disclosure.{a.Name}.V1."),
        "Disclosure.Report.V1.",
    ];
    private static readonly string[] s_settings = ["Microsoft.Extensions.Configuration."];

    /// <summary>Services that keep the shape Domain, Rpc, Storage.</summary>
    private static readonly string[] s_services = ["Filing", "Narrative", "Statistics", "Rendering", "Intake"];

    private static readonly string[] s_stores = ["Filing", "Narrative", "Statistics"];

    public static TheoryData<string, string, string[]> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string[]>();
            foreach (var service in s_services)
            {
                rows.Add(service, "Domain", [.. s_transport, .. s_database, .. s_contracts, .. s_settings]);
                rows.Add(service, "Rpc", s_database);
            }

            foreach (var service in s_stores)
            {
                rows.Add(service, "Storage", [.. s_transport, .. s_contracts]);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_folder_knows_nothing_that_its_layer_forbids(string project, string folder, string[] forbidden)
    {
        var types = ProductAssembly.Find(project).TypesIn(folder);
        Assert.NotEmpty(types);
        var breaches =
            from type in types
            from name in TypeReferences.From(type)
            where forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal))
            select $"{type.FullName} -> {name}";
        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("Filing"), InlineData("Narrative"), InlineData("Statistics"), InlineData("Rendering")]
    [InlineData("Intake")]
    public void A_service_knows_its_own_contract_and_the_shared_vocabulary_alone(string project)
    {
        var others = s_contracts
            .Where(c => c is not "Disclosure.ContractMapping." and not "Disclosure.Report.V1.")
            .Where(c => c != $"Disclosure.{project}.V1.")
            .ToArray();
        var types = ProductAssembly.Find(project).Types.ToArray();
        Assert.NotEmpty(types);
        Assert.NotEmpty(others);
        var breaches =
            from type in types
            from name in TypeReferences.From(type)
            where others.Any(o => name.StartsWith(o, StringComparison.Ordinal))
            select $"{type.FullName} -> {name}";
        Assert.Empty(breaches);
    }

    [Fact]
    public void The_gateway_knows_no_database_and_no_service()
    {
        var types = ProductAssembly.Find("Gateway").Types.ToArray();
        Assert.NotEmpty(types);
        string[] forbidden = [.. s_database, "Disclosure.ServiceDefaults.Storage."];
        Assert.Empty(
            from type in types
            from name in TypeReferences.From(type)
            where forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal))
            select $"{type.FullName} -> {name}"
        );
    }

    /// <summary>The command line calls a server as anybody does; only the folder that checks without one knows services.</summary>
    [Fact]
    public void The_command_line_knows_services_in_one_folder_alone()
    {
        var services = ProductAssembly
            .All.Select(a => a.Name)
            .Except(["ApiErrors", "CommandLine", "PublicTree", "ResourceNames", "TransparencyLog"])
            .Select(name => $"Disclosure.{name}.");
        var types = ProductAssembly.Find("CommandLine").Types.ToArray();
        var offline = ProductAssembly.Find("CommandLine").TypesIn("Offline");
        Assert.NotEmpty(offline);
        Assert.Empty(
            from type in types.Except(offline)
            from name in TypeReferences.From(type)
            where services.Any(s => name.StartsWith(s, StringComparison.Ordinal))
            select $"{type.FullName} -> {name}"
        );
    }
}
