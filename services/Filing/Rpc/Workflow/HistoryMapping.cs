using Disclosure.Filing.Domain.Workflow;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Workflow;

/// <summary>Maps marks, moves and versions from domain to message.</summary>
internal static class HistoryMapping
{
    /// <summary>Marks, oldest first; each says whether a later one of its kind and fingerprint took its place.</summary>
    public static Proto.ListMarksResponse ToProto(this IReadOnlyList<Mark> marks)
    {
        // The last index of each kind and fingerprint: marks are stored in their order.
        var last = new Dictionary<(MarkKind, string), int>();
        foreach (var (index, mark) in marks.Index())
        {
            last[(mark.Kind, mark.Fingerprint)] = index;
        }

        var answer = new Proto.ListMarksResponse();
        answer.Marks.Add(marks.Select((m, i) => m.ToProto(last[(m.Kind, m.Fingerprint)] != i)));
        return answer;
    }

    /// <summary>A move.</summary>
    public static Proto.ReportMove ToProto(this ReportMove move)
    {
        var message = new Proto.ReportMove
        {
            Verb = (Proto.ReportVerb)move.Verb,
            From = move.From.ToProto(),
            To = (Disclosure.Report.V1.ReportState)move.To,
            Revision = move.Revision,
            Actor = move.Actor,
            ActorDisplay = move.ActorDisplay,
            CreateTime = move.CreateTime.ToTimestamp(),
            Pins = move.Pins?.ToProto(),
            LogIndex = move.LogIndex,
            RequestId = move.RequestId,
            // Shown in the history, as people must see that four eyes were not kept.
            FourEyesWaived = move.IsWaived,
        };
        message.Reasons.Add(
            move.Reasons.Select(r => new Proto.ReturnReason
            {
                Reason = r.Reason,
                Code = r.Code,
                Fingerprint = r.Fingerprint,
                Cells = { r.Cells },
                Section = r.Section,
            })
        );
        return message;
    }

    /// <summary>A published version.</summary>
    public static Proto.ReportVersion ToProto(this ReportVersion version) =>
        new()
        {
            Version = version.Version,
            Pins = version.Pins.ToProto(),
            Reason = version.Reason,
            Actor = version.Actor,
            PublishTime = version.PublishTime.ToTimestamp(),
            WithdrawTime = version.WithdrawTime?.ToTimestamp(),
            LogIndex = version.LogIndex,
        };

    private static Proto.Mark ToProto(this Mark mark, bool isSuperseded) =>
        new()
        {
            Kind = (Proto.MarkKind)mark.Kind,
            Fingerprint = mark.Fingerprint,
            Code = mark.Code,
            Cells = { mark.Cells },
            Section = mark.Section,
            Reason = mark.Reason,
            Actor = mark.Actor,
            ActorDisplay = mark.ActorDisplay,
            CreateTime = mark.CreateTime.ToTimestamp(),
            Superseded = isSuperseded,
        };
}
