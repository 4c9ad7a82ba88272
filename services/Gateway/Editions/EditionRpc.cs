using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Editions;

/// <summary>The public service of editions: the form as data, and the schemas of the data formats.</summary>
internal sealed class EditionRpc(
    EditionCatalog editions,
    RenderingV1.RenderingService.RenderingServiceClient rendering,
    CallOptionsFactory calls
) : PublicV1.EditionService.EditionServiceBase
{
    /// <summary>No call: every service loads the same editions, and messages name them by id and digest.</summary>
    public override Task<ReportV1.Edition> GetEdition(PublicV1.GetEditionRequest request, ServerCallContext context) =>
        Task.FromResult(
            editions.Editions.FirstOrDefault(e => $"editions/{e.Id}" == request.Name)?.ToProto()
                ?? throw ApiError.NotFound(
                    "EDITION_NOT_FOUND",
                    request.Name,
                    $"没有“{request.Name}”这个版本的年报表样。"
                )
        );

    /// <summary>Rendering.GetSchema. The path is open, so that a validator can fetch it by its URL.</summary>
    public override async Task<HttpBody> GetSchema(PublicV1.GetSchemaRequest request, ServerCallContext context)
    {
        var schema = await rendering.GetSchemaAsync(new() { Schema = request.Schema }, calls.Create(context));
        return new() { ContentType = schema.ContentType, Data = schema.Content };
    }
}
