using Disclosure.CommandLine.Terminals;
using Disclosure.TransparencyLog.Audits;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.CommandLine.Verification;

/// <summary>Verifies an exported log against the checkpoint and the tiles of a source, and names the first entry that is not as signed.</summary>
internal sealed class LogExportVerification(IPublicationSource source, LogPolicy policy, Wording wording)
{
    public async Task VerifyAsync(Stream export, VerificationResult result, CancellationToken cancellation)
    {
        if (await new LogHistory(source, policy, wording).FindHeadAsync(result, cancellation) is not { } head)
        {
            return;
        }

        var lines = new List<ExportedLine>();
        await foreach (var line in LogExport.ReadAsync(export, cancellation))
        {
            // A log goes on after its checkpoint; those lines are nobody's word yet.
            if (line.Index < head.Size)
            {
                lines.Add(line);
            }
        }

        var nodes = new TileNodeReader(head.Size, source.FindTileAsync);
        var entries = lines.Select(l => (ReadOnlyMemory<byte>)l.Entry).ToAsyncEnumerable();
        var defect = await new LogVerifier(nodes).FindDefectAsync(entries, head, cancellation);
        result.Facts["entries"] = $"{lines.Count}";
        if (defect is not null)
        {
            AddDefect(defect, head, result);
            return;
        }

        // Every entry is as signed; what else a line says is for readers and must not say something else.
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Index != i || !lines[i].IsAsEntry())
            {
                result.Add(
                    "LINE_DIFFERS",
                    Subject(i),
                    wording.Choose("这一行所写的内容与条目本身不符。", "what the line says is not what its entry says.")
                );
                return;
            }
        }
    }

    private void AddDefect(LogDefect defect, Checkpoint head, VerificationResult result)
    {
        var (code, message) = defect.Kind switch
        {
            DefectKind.Changed => ("ENTRY_CHANGED", wording.Choose("内容被改动。", "its content was changed.")),
            DefectKind.Deleted => ("ENTRY_DELETED", wording.Choose("被删除。", "it was deleted.")),
            DefectKind.Added => (
                "ENTRY_ADDED",
                wording.Choose("是后来加进去的。", "it was added: the log has no such entry.")
            ),
            DefectKind.Moved => (
                "ENTRY_MOVED",
                wording.Choose("不在原来的位置。", "another entry of the log stands in its place.")
            ),
            DefectKind.CutOff => (
                "LOG_CUT_OFF",
                wording.Choose(
                    $"起的条目被截去（日志共 {head.Size} 条）。",
                    $"the log ends before it and has {head.Size} entries."
                )
            ),
            _ => (
                "HASHES_CHANGED",
                wording.Choose(
                    $"起的 {defect.Count} 条中有条目被改动，日志分块也被改动，无法确定是哪一条。",
                    $"one of {defect.Count} entries from it on was changed, and the tiles too, so that which cannot be told."
                )
            ),
        };
        result.Add(code, Subject(defect.Index), message);
    }

    private string Subject(long index) => wording.Choose($"第 {index} 条", $"entry {index}");
}
