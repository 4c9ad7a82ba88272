using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Log;

/// <summary>An entry of the log as the public contract shows it.</summary>
internal static class LogLineView
{
    private static readonly EnumDescriptor s_kinds = FilingV1.LogReflection.Descriptor.FindTypeByName<EnumDescriptor>(
        nameof(FilingV1.EventKind)
    );

    public static PublicV1.LogLine Create(FilingV1.LogEntry entry) =>
        new()
        {
            Index = entry.Index,
            Kind = s_kinds.FindValueByNumber((int)entry.Kind)?.Name ?? "",
            Time = entry.Time,
            Agency = entry.Agency,
            Resource = entry.Resource,
            Actor = entry.Actor,
            From = entry.From,
            To = entry.To,
            Version = entry.Version,
            NarrativeRevision = entry.Pins?.NarrativeRevision ?? 0,
            StatisticsRevision = entry.Pins?.StatisticsRevision ?? 0,
            Codes = { entry.Codes },
            Details = { entry.Details },
            Entry = entry.Entry,
        };
}
