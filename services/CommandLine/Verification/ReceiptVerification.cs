using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.CommandLine.Verification;

/// <summary>Verifies a receipt alone: the entry that it carries is in the log (c2sp.org/tlog-proof).</summary>
internal sealed class ReceiptVerification(LogPolicy policy, Wording wording)
{
    private static readonly string[] s_shown = ["kind", "resource", "version", "agency"];

    /// <summary>The entry that the proof begins with.</summary>
    /// <param name="receipt">The text as served.</param>
    public void Verify(string receipt, VerificationResult result)
    {
        if (!LogProof.TryParse(receipt, out var proof) || proof.Extra is not { } entry)
        {
            result.Add(
                "RECEIPT_MALFORMED",
                result.Target,
                wording.Choose("不是完整的存证回执。", "it is no receipt that carries its entry.")
            );
            return;
        }

        if (!policy.TryAccept(proof.Checkpoint, out var head))
        {
            result.Add(
                "CHECKPOINT_UNTRUSTED",
                result.Target,
                wording.Choose(
                    "回执中的检查点没有可信公钥的有效签名，或不属于该日志。",
                    "no trusted key signed its checkpoint, or it is of another log."
                )
            );
            return;
        }

        if (!proof.Verify(entry, policy))
        {
            result.Add(
                "RECEIPT_PROOF",
                result.Target,
                wording.Choose(
                    $"第 {proof.Index} 条与已签名的日志不符，条目或证明被改动过。",
                    $"entry {proof.Index} is not as the log signed: the entry or its proof was changed."
                )
            );
            return;
        }

        result.Facts["index"] = $"{proof.Index}";
        result.Facts["logOrigin"] = head.Origin;
        result.Facts["logSize"] = $"{head.Size}";
        Describe(entry, result);
    }

    // The entry is proved; what it says is shown as far as it can be read.
    private static void Describe(byte[] entry, VerificationResult result)
    {
        try
        {
            var json = JsonNode.Parse(entry);
            foreach (var name in s_shown.Where(n => json?[n] is not null))
            {
                result.Facts[name] = $"{json![name]}";
            }

            if (json?["time"] is JsonValue time && time.TryGetValue<long>(out var milliseconds))
            {
                result.Facts["time"] = $"{DateTimeOffset.FromUnixTimeMilliseconds(milliseconds):O}";
            }
        }
        catch (JsonException)
        {
            result.Facts["entry"] = Convert.ToBase64String(entry);
        }
    }
}
