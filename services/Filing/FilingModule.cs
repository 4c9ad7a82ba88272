using Disclosure.Filing.Domain;
using Disclosure.Filing.Rpc;
using Disclosure.Filing.Storage;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Filing;

/// <summary>Everything that this service is made of.</summary>
public static class FilingModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8082;

    public static void AddFiling(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<FilingRpc>("filing");
        builder.AddDatabase("filing", typeof(FilingModule).Assembly);
        builder.Services.AddSingleton<IAgencyStore, SqlAgencyStore>().AddSingleton<IReportStore, SqlReportStore>();
    }

    public static void MapFiling(this IEndpointRouteBuilder app) => app.MapGrpcService<FilingRpc>();
}
