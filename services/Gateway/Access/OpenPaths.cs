namespace Disclosure.Gateway.Access;

/// <summary>What anyone may ask without a token: whether the gateway is alive and ready, and the schemas of its data.</summary>
internal static class OpenPaths
{
    public static bool Contain(PathString path) =>
        path.Value is "/healthz" or "/readyz"
        || path.StartsWithSegments("/schemas", StringComparison.Ordinal)
        || path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal);
}
