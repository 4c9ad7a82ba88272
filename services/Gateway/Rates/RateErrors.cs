using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Rates;

/// <summary>Refusals of calls that are too many. Nothing of them has begun, so that each may be sent again as it is.</summary>
internal static class RateErrors
{
    // What shows that a limit is over is how many come back, so they had better not come at once.
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(1);

    /// <summary>RESOURCE_EXHAUSTED / RATE_LIMITED with RetryInfo; metadata limit says which rate.</summary>
    /// <param name="limit">caller, agency or witness</param>
    public static ApiException Limited(string limit, int perSecond, TimeSpan retryAfter) =>
        new(
            ErrorCode.ResourceExhausted,
            "RATE_LIMITED",
            $"More than {perSecond} calls a second of one {limit}.",
            limit == CallRates.Agency
                ? $"本机关的调用过于频繁（每秒上限 {perSecond} 次），请稍后重试。"
                : $"调用过于频繁（每秒上限 {perSecond} 次），请稍后重试。"
        )
        {
            Metadata = new Dictionary<string, string> { ["limit"] = limit },
            RetryAfter = retryAfter,
        };

    /// <summary>RESOURCE_EXHAUSTED / GATEWAY_BUSY with RetryInfo.</summary>
    public static ApiException Busy() =>
        new(
            ErrorCode.ResourceExhausted,
            "GATEWAY_BUSY",
            "The gateway works on as many calls as it may.",
            "系统正忙，本次请求还没有开始处理，请稍后重试。"
        )
        {
            RetryAfter = s_busy,
        };
}
