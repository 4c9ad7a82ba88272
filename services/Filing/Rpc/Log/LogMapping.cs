using Disclosure.Filing.Domain.Log;
using Disclosure.TransparencyLog.Trees;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Log;

/// <summary>Maps the log from domain to message.</summary>
internal static class LogMapping
{
    /// <summary>An entry with the bytes that are hashed and their hash.</summary>
    public static Proto.LogEntry ToProto(this LogEntry entry)
    {
        var e = entry.Event;
        return new()
        {
            Index = entry.Index,
            Kind = (Proto.EventKind)e.Kind,
            Time = e.Time.ToTimestamp(),
            Agency = e.Agency,
            Resource = e.Resource,
            Actor = e.Actor,
            From = e.From.ToProto(),
            To = e.To.ToProto(),
            Revision = e.Revision,
            Version = e.Version,
            Pins = e.Pins?.ToProto(),
            Codes = { e.Codes },
            Details = { e.Details.ToDictionary() },
            Entry = ByteString.CopyFrom(entry.Entry),
            // For clients that cannot hash: SHA-256 of 0x00 and the entry (RFC 9162, section 2.1).
            LeafHash = TreeHasher.HashLeaf(entry.Entry).ToProto(),
        };
    }

    /// <summary>The 32 bytes of a hash.</summary>
    public static ByteString ToProto(this TreeHash hash) => ByteString.CopyFrom(hash.ToArray());
}
