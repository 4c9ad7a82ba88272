using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Disclosure.ServiceDefaults.Rpc;
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
            // Editions are few: a search from the front is enough.
            editions.Editions.FirstOrDefault(e => $"editions/{e.Id}" == request.Name)?.ToProto()
                ?? throw ApiError.NotFound(
                    "EDITION_NOT_FOUND",
                    request.Name,
                    $"没有“{request.Name}”这个版本的年报表样。"
                )
        );

    /// <summary>No call. Pages go by the id of their last edition.</summary>
    public override Task<PublicV1.ListEditionsResponse> ListEditions(
        PublicV1.ListEditionsRequest request,
        ServerCallContext context
    )
    {
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "editions");
        var listed = editions
            // Skips to the last edition of the page before, then behind it.
            .Editions.SkipWhile(e => page.After.Length > 0 && e.Id != page.After)
            .Skip(page.After.Length > 0 ? 1 : 0)
            .ToArray();
        var answer = new PublicV1.ListEditionsResponse
        {
            // No token on the last page.
            NextPageToken = page.Next(listed.Length > page.Size ? listed[page.Size - 1].Id : null),
        };
        answer.Editions.Add(listed.Take(page.Size).Select(EditionSummaryView.Create));
        return Task.FromResult(answer);
    }

    /// <summary>Rendering.GetSchema. The path is open, so that a validator can fetch it by its URL.</summary>
    public override async Task<HttpBody> GetSchema(PublicV1.GetSchemaRequest request, ServerCallContext context)
    {
        var schema = await rendering.GetSchemaAsync(new() { Schema = request.Schema }, calls.Create(context));
        return new() { ContentType = schema.ContentType, Data = schema.Content };
    }
}
