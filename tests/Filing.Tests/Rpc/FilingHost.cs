using Disclosure.Filing.Rpc;
using Disclosure.Filing.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

/// <summary>The service with words to speak to it.</summary>
public sealed class FilingHost : IDisposable
{
    public const string Head = "agency,title,parent,level,kind,creditCode,divisionCode,aliases,validFrom,validTo\n";

    private readonly ServiceUnderTest<FilingRpc> _service = new();

    public FilingService.FilingServiceClient Client => _service.Client(c => new FilingService.FilingServiceClient(c));

    public void Dispose() => _service.Dispose();

    public async Task<Agency> AddAsync(string id, string title, string parent = "", string creditCode = "") =>
        await Client.CreateAgencyAsync(Office(id, title, parent, creditCode));

    public static CreateAgencyRequest Office(string id, string title, string parent = "", string creditCode = "") =>
        new()
        {
            AgencyId = id,
            RequestId = $"{Guid.NewGuid()}",
            Agency = new()
            {
                Title = title,
                Parent = parent,
                CreditCode = creditCode,
            },
        };

    public static CreateReportRequest Opening(string agency, string report) =>
        new()
        {
            Parent = $"agencies/{agency}",
            ReportId = report,
            RequestId = $"{Guid.NewGuid()}",
        };

    public static ImportAgenciesRequest Table(string lines) =>
        new() { Table = ByteString.CopyFromUtf8(Head + lines), RequestId = $"{Guid.NewGuid()}" };

    /// <summary>The fault of a call that must fail: its code, reason and violations.</summary>
    public static async Task<(StatusCode Code, string Reason, IReadOnlyList<string> Violations)> FaultAsync<T>(
        AsyncUnaryCall<T> call
    )
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        var status = error.GetRpcStatus()!;
        return (
            error.StatusCode,
            status.GetDetail<ErrorInfo>()!.Reason,
            [.. (status.GetDetail<BadRequest>()?.FieldViolations ?? []).Select(v => $"{v.Field} {v.Reason}")]
        );
    }
}
