using Disclosure.CommandLine.Terminals;
using Disclosure.TransparencyLog.Audits;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.CommandLine.Verification;

/// <summary>The log of a source: its newest checkpoint and all its tiles.</summary>
internal sealed class LogHistory(IPublicationSource source, LogPolicy policy, Wording wording)
{
    private const string Checkpoint = "log/checkpoint";

    /// <summary>The newest checkpoint; null, and the problem noted, where there is none that a trusted key signed.</summary>
    public async Task<Checkpoint?> FindHeadAsync(VerificationResult result, CancellationToken cancellation)
    {
        var text = await source.FindCheckpointAsync(cancellation);
        if (text is null)
        {
            result.Add("CHECKPOINT_MISSING", Checkpoint, wording.Choose("没有检查点。", "there is no checkpoint."));
            return null;
        }

        if (!SignedNote.TryParse(text, out var note) || !policy.TryAccept(note, out var head))
        {
            result.Add(
                "CHECKPOINT_UNTRUSTED",
                Checkpoint,
                wording.Choose(
                    "检查点没有可信公钥的有效签名，或不属于该日志。",
                    "no trusted key signed the checkpoint, or it is of another log."
                )
            );
            return null;
        }

        result.Facts["logOrigin"] = head.Origin;
        result.Facts["logSize"] = $"{head.Size}";
        return head;
    }

    /// <summary>The newest checkpoint where every tile is as it says; otherwise null, and the first defect noted.</summary>
    public async Task<Checkpoint?> VerifyAsync(VerificationResult result, CancellationToken cancellation)
    {
        if (await FindHeadAsync(result, cancellation) is not { } head)
        {
            return null;
        }

        if (await new TileVerifier(source.FindTileAsync).FindDefectAsync(head, cancellation) is not { } defect)
        {
            return head;
        }

        var first = defect.Index << (defect.Level * TilePath.Height) << TilePath.Height;
        result.Add(
            "TILE_DEFECT",
            $"log/{defect}",
            wording.Choose(
                $"日志分块缺失或被改动，涉及第 {first} 条起的条目。",
                $"the tile is missing or was changed; it covers entries from {first} on."
            )
        );
        return null;
    }

    /// <summary>Notes a receipt whose log is not the beginning of this one.</summary>
    public async Task CompareAsync(
        LogProof receipt,
        Checkpoint head,
        string subject,
        VerificationResult result,
        CancellationToken cancellation
    )
    {
        if (!policy.TryAccept(receipt.Checkpoint, out var old))
        {
            return;
        }

        if (old.Size > head.Size)
        {
            result.Add(
                "LOG_CUT_OFF",
                subject,
                wording.Choose(
                    $"回执签发时日志有 {old.Size} 条，现在只有 {head.Size} 条。",
                    $"the log had {old.Size} entries when it was made and has {head.Size} now."
                )
            );
            return;
        }

        var nodes = new TileNodeReader(head.Size, source.FindTileAsync);
        if (await new TreeProver(nodes).FindRootAsync(old.Size, cancellation) != old.Root)
        {
            result.Add(
                "LOG_FORKED",
                subject,
                wording.Choose("回执所在的日志与现在的日志不是同一段历史。", "its log and this one are two histories.")
            );
        }
    }
}
