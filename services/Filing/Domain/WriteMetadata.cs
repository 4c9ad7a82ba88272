using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Filing.Domain;

/// <summary>What is recorded with a write besides the data.</summary>
/// <param name="Request">Identifies the request, so that a repeat has one effect.</param>
/// <param name="Actor">The caller, as the gateway names it; empty where none is known.</param>
/// <param name="Time">Time of the write in whole milliseconds.</param>
internal sealed record WriteMetadata(RequestKey Request, string Actor, DateTimeOffset Time);
