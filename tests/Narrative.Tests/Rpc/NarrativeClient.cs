using Disclosure.Narrative.Rpc;
using Disclosure.Narrative.V1;
using Disclosure.Report.V1;
using Disclosure.Testing;
using Grpc.Core;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>The service under test with the requests that its tests send.</summary>
/// <param name="database">Connection string of a PostgreSQL database; empty: a file of its own.</param>
internal sealed class NarrativeClient(string database = "") : IDisposable
{
    public const string Report = "agencies/lin-yang/reports/2023";
    public const string Name = $"{Report}/narrative";

    private readonly ServiceUnderTest<NarrativeRpc> _service = new() { Database = database };

    public NarrativeService.NarrativeServiceClient Rpc =>
        _service.Client(c => new NarrativeService.NarrativeServiceClient(c));

    public ServiceUnderTest<NarrativeRpc> Service => _service;

    public void Dispose() => _service.Dispose();

    public static ReplaceNarrativeRequest Replace(string etag, params Section[] sections)
    {
        var request = new ReplaceNarrativeRequest
        {
            Name = Name,
            Etag = etag,
            RequestId = NewId(),
        };
        request.Sections.Add(sections);
        return request;
    }

    public static UpdateSectionRequest Update(string section, string text, string etag = "") =>
        new()
        {
            Name = Name,
            RequestId = NewId(),
            Section = Words(section, text, etag),
        };

    public static Section Words(string section, string text, string etag = "") =>
        new()
        {
            Section_ = section,
            Text = text,
            Etag = etag,
        };

    public static Section Overview(params Section[] sections)
    {
        var overview = new Section { Section_ = "overview" };
        overview.Sections.Add(sections);
        return overview;
    }

    public static string NewId() => $"{Guid.NewGuid()}";

    public static async Task<(StatusCode Code, string Reason)> FaultOf(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        return (error.StatusCode, error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    public static async Task<IReadOnlyList<(string Field, string Reason)>> ViolationsOf(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        return
        [
            .. error
                .GetRpcStatus()!
                .GetDetail<Google.Rpc.BadRequest>()!
                .FieldViolations.Select(v => (v.Field, v.Reason)),
        ];
    }
}
