namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>Which certificates of callers a listener takes.</summary>
/// <param name="Authorities">PEM file of the authorities that issue them; empty: callers are not asked for any.</param>
/// <param name="Names">Null: whoever has one may call, and so may others. Otherwise one is required that is made out to one of these names.</param>
public sealed record CallerCertificates(string Authorities, IReadOnlyList<string>? Names)
{
    /// <summary>Callers are not asked for any.</summary>
    public static CallerCertificates None { get; } = new("", null);
}
