using Grpc.Core;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>The person or client that makes a write, as the gateway names it; stored with the write.</summary>
public static class ActorHeader
{
    /// <summary>The metadata header that carries it.</summary>
    public const string Name = "x-disclosure-actor";

    private const int MaxLength = 200;

    /// <summary>The actor of this call, at most 200 characters; empty where the call names none.</summary>
    public static string Actor(this ServerCallContext context) =>
        context.RequestHeaders.GetValue(Name) is { } actor ? actor[..Math.Min(actor.Length, MaxLength)] : "";
}
