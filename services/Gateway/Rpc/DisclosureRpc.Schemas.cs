using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<HttpBody> GetSchema(PublicV1.GetSchemaRequest request, ServerCallContext context)
    {
        var schema = await rendering.GetSchemaAsync(new() { Schema = request.Schema }, forwarding.Of(context));
        return new() { ContentType = schema.ContentType, Data = schema.Content };
    }
}
