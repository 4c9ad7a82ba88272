using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Imaging;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

internal sealed partial class NarrativeRpc
{
    private const int MaxPictures = 50;

    public override async Task<Disclosure.Report.V1.PictureFile> AddPicture(
        Proto.AddPictureRequest request,
        ServerCallContext context
    )
    {
        // What the bytes are is their name, so that a repeat needs no record; the id must still be one.
        _ = RequestKey.Create(request.RequestId, request);
        var picture = PictureContent.Parse(request.Content.Span, "content");
        await pictures.AddAsync(picture, clock.GetUtcNow(), context.CancellationToken);
        return picture.ToProto();
    }

    public override async Task<Proto.GetPicturesResponse> GetPictures(
        Proto.GetPicturesRequest request,
        ServerCallContext context
    )
    {
        if (request.Pictures.Count > MaxPictures)
        {
            throw ApiError.InvalidField(
                "pictures",
                "TOO_MANY_PICTURES",
                $"at most {MaxPictures}",
                $"一次最多读取 {MaxPictures} 张图片"
            );
        }

        var answer = new Proto.GetPicturesResponse();
        foreach (var id in request.Pictures)
        {
            var picture = await pictures.FindAsync(id, context.CancellationToken);
            answer.Pictures.Add(
                (
                    picture
                    ?? throw ApiError.NotFound("PICTURE_NOT_FOUND", $"pictures/{id}", "没有这张图片，请重新上传。")
                ).ToProto()
            );
        }

        return answer;
    }
}
