using Disclosure.ApiErrors;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// Reads requests that are too large for one message. The first message holds everything but further items of repeated fields; the
/// messages that follow hold further items.
/// </summary>
public static class StreamedRequest
{
    /// <summary>
    /// Reads a stream to its end and merges its messages. INVALID_FIELDS / FIELD_REQUIRED where the merged request lacks a REQUIRED field,
    /// INVALID_FIELDS / TOO_MANY_ITEMS where it has more items than allowed.
    /// </summary>
    /// <param name="count">Counts the items of the request merged so far.</param>
    /// <param name="most">Maximum number of items.</param>
    public static async Task<T> ReadWholeAsync<T>(
        this IAsyncStreamReader<T> stream,
        Func<T, int> count,
        int most,
        CancellationToken cancellation
    )
        where T : class, IMessage<T>, new()
    {
        var whole = new T();
        while (await stream.MoveNext(cancellation))
        {
            whole.MergeFrom(stream.Current);
            if (count(whole) > most)
            {
                throw ApiError.InvalidField(
                    "members",
                    "TOO_MANY_ITEMS",
                    $"at most {most}",
                    $"一次最多引用 {most} 份表格"
                );
            }
        }

        RequiredFieldsInterceptor.Require(whole);
        return whole;
    }
}
