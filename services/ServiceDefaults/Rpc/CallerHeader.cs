using Grpc.Core;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// The client on whose behalf a call is made, as the gateway names it: an opaque key by which a service shares what is scarce
/// fairly. It grants nothing.
/// </summary>
public static class CallerHeader
{
    /// <summary>The metadata header that carries it.</summary>
    public const string Name = "x-disclosure-caller";

    private const int MaxLength = 200;

    /// <summary>The caller of this call, at most 200 characters; calls that name none are one caller, the empty one.</summary>
    public static string Caller(this ServerCallContext context) => Shorten(context.RequestHeaders.GetValue(Name));

    /// <summary>The same from the value of the header.</summary>
    public static string Shorten(string? value) => value is null ? "" : value[..Math.Min(value.Length, MaxLength)];
}
