using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Imaging;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Pictures, each stored once under the digest of its bytes.</summary>
internal sealed partial class NarrativeRpc
{
    // Of one request or answer, whose size gRPC limits.
    private const int MaxPictures = 50;

    public override async Task<Disclosure.Report.V1.PictureFile> AddPicture(
        Proto.AddPictureRequest request,
        ServerCallContext context
    )
    {
        // A picture is named by its bytes, so that a repeat needs no record; the request id must still be valid.
        _ = RequestKey.Create(request.RequestId, request);
        var picture = PictureContent.Parse(request.Content.Span, "content");
        await pictures.AddAsync(picture, clock.GetUtcNow(), context.CancellationToken);
        return picture.ToProto();
    }

    // PICTURE_NOT_FOUND for the first one that is missing.
    public override async Task<Proto.GetPicturesResponse> GetPictures(
        Proto.GetPicturesRequest request,
        ServerCallContext context
    )
    {
        var found = await FindPicturesAsync(request.Pictures, context.CancellationToken);
        var answer = new Proto.GetPicturesResponse();
        answer.Pictures.Add(found.Select(p => p.ToProto()));
        return answer;
    }

    // In the order of their names. TOO_MANY_PICTURES, PICTURE_NOT_FOUND.
    private async Task<IReadOnlyList<PictureContent>> FindPicturesAsync(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellation
    )
    {
        if (ids.Count > MaxPictures)
        {
            throw TooManyPictures($"一次最多读取 {MaxPictures} 张图片");
        }

        var found = new List<PictureContent>();
        foreach (var id in ids)
        {
            found.Add(
                await pictures.FindAsync(id, cancellation)
                    ?? throw ApiError.NotFound("PICTURE_NOT_FOUND", $"pictures/{id}", "没有这张图片，请重新上传。")
            );
        }

        return found;
    }

    // Pictures that come with prose are validated as those that come alone; only their bytes are read. TOO_MANY_PICTURES, or
    // the faults of one.
    private static IReadOnlyList<PictureContent> ParsePictures(
        Google.Protobuf.Collections.RepeatedField<Disclosure.Report.V1.PictureFile> files
    ) =>
        files.Count <= MaxPictures
            ? [.. files.Select((file, i) => PictureContent.Parse(file.Content.Span, $"pictures[{i}].content"))]
            : throw TooManyPictures($"一次最多保存 {MaxPictures} 张图片");

    private static ApiException TooManyPictures(string localized) =>
        ApiError.InvalidField("pictures", "TOO_MANY_PICTURES", $"at most {MaxPictures}", localized);
}
