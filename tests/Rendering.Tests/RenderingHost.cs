using Disclosure.Rendering.Rpc;
using Disclosure.Rendering.V1;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>One service for all tests of a class, which change nothing of it; its faces are made ready once.</summary>
public sealed class RenderingHost : IDisposable
{
    private readonly ServiceUnderTest<RenderingRpc> _service = new();

    public RenderingHost() => Client = _service.Client(c => new RenderingService.RenderingServiceClient(c));

    public RenderingService.RenderingServiceClient Client { get; }

    public void Dispose() => _service.Dispose();
}
