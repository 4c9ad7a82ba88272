namespace Disclosure.Gateway.Access;

/// <summary>What anyone may ask without a token: whether the gateway is alive and ready.</summary>
internal static class OpenPaths
{
    public static bool Contain(PathString path) =>
        path.Value is "/healthz" or "/readyz"
        || path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal);
}
