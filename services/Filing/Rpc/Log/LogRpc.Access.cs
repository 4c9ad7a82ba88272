using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Log;

// Reads of unpublished reports and refusals, which the gateway appends in batches.
internal sealed partial class LogRpc
{
    private const int MaxRecords = 1_000;
    private const int MaxName = 300;
    private const int MaxMethod = 100;

    public override Task<Proto.AppendAccessResponse> AppendAccess(
        Proto.AppendAccessRequest request,
        ServerCallContext context
    )
    {
        // A batch is one request: a gateway that sends it again after a time-out appends nothing twice.
        var write = writes.Create(request.RequestId, request, context);
        var limits = new FieldLimits();
        limits.RequireCount("records", request.Records.Count, 1, MaxRecords);
        foreach (var (index, record) in request.Records.Index())
        {
            Require(limits, $"records[{index}]", record, write.Time);
        }

        limits.ThrowIfAny();
        return StoredAnswer.ParseAsync(
            Proto.AppendAccessResponse.Parser,
            log.AppendAsync(
                [.. request.Records.Select(ToEvent)],
                first =>
                    StoredAnswer.Format(
                        new Proto.AppendAccessResponse { FirstIndex = first, Count = request.Records.Count }
                    ),
                write,
                context.CancellationToken
            )
        );
    }

    private static void Require(FieldLimits limits, string field, Proto.AccessRecord record, DateTimeOffset now)
    {
        limits.Require(
            record.Kind is Proto.EventKind.AccessRead or Proto.EventKind.AccessRefused,
            $"{field}.kind",
            "KIND_UNKNOWN",
            "must be ACCESS_READ or ACCESS_REFUSED",
            "访问记录的类别不正确"
        );
        limits.Require(
            // A minute covers clocks that differ between machines.
            record.Time
                is { } time
                && time.ToDateTimeOffset() <= now.AddMinutes(1),
            $"{field}.time",
            "TIME_IN_FUTURE",
            "must not be in the future",
            "访问时间不能晚于现在"
        );
        limits.RequireLength($"{field}.principal", "PRINCIPAL_LENGTH", record.Principal, 0, MaxName);
        limits.RequireLength($"{field}.resource", "RESOURCE_LENGTH", record.Resource, 0, MaxName);
        limits.RequireLength($"{field}.method", "METHOD_LENGTH", record.Method, 1, MaxMethod);
        limits.RequireLength($"{field}.code", "CODE_LENGTH", record.Code, 0, MaxMethod);
        limits.Require(record.Count >= 0, $"{field}.count", "COUNT_NEGATIVE", "must be 0 or more", "次数不能是负数");
        if (record.Agency.Length > 0)
        {
            AgencyName.Parse($"{field}.agency", record.Agency);
        }
    }

    private static LogEvent ToEvent(Proto.AccessRecord record) =>
        new(
            (EventKind)record.Kind,
            // Cut to whole milliseconds, as the log's format keeps them.
            DateTimeOffset.FromUnixTimeMilliseconds(record.Time.ToDateTimeOffset().ToUnixTimeMilliseconds()),
            record.Agency,
            record.Resource,
            record.Principal
        )
        {
            Codes = record.Code.Length == 0 ? [] : [record.Code],
            Details = new Dictionary<string, string>
            {
                // A record without a count is one access.
                ["count"] = $"{Math.Max(1, record.Count)}",
                ["method"] = record.Method,
            },
        };
}
