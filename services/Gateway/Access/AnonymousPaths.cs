namespace Disclosure.Gateway.Access;

/// <summary>Paths that need no token: health, readiness, the witness of other logs, and the contract with its page and the schemas of the data formats.</summary>
internal static class AnonymousPaths
{
    /// <summary>Whether the path needs no token.</summary>
    public static bool Contains(PathString path) =>
        path.Value is "/healthz" or "/readyz" or "/openapi/v1.json" or "/witness/add-checkpoint"
        || path.StartsWithSegments("/docs", StringComparison.Ordinal)
        || path.StartsWithSegments("/schemas", StringComparison.Ordinal)
        || path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal);
}
