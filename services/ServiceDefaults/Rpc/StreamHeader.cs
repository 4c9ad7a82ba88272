namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>The response header by which a stream says that its request was accepted, however late its first message comes.</summary>
public static class StreamHeader
{
    /// <summary>Name of the header; its value is <see cref="Open"/>.</summary>
    public const string Name = "disclosure-stream";

    /// <summary>The one value.</summary>
    public const string Open = "open";
}
