using Disclosure.CommandLine.Terminals;
using Disclosure.PublicTree.Verification;

namespace Disclosure.CommandLine.Verification;

/// <summary>Faults of publications as codes and in words.</summary>
internal static class PublicationWords
{
    public static VerificationProblem ToProblem(this PublicationFault fault, string subject, Wording wording)
    {
        var (code, message) = fault switch
        {
            PublicationFault.ManifestMalformed => (
                "MANIFEST_MALFORMED",
                wording.Choose("清单不是有效的发布清单。", "the manifest is no statement of a publication.")
            ),
            PublicationFault.ManifestSignature => (
                "MANIFEST_SIGNATURE",
                wording.Choose(
                    "清单没有可信公钥的有效签名。",
                    "no trusted key signed the manifest, or a signature is false."
                )
            ),
            PublicationFault.FileUnknown => (
                "FILE_UNKNOWN",
                wording.Choose("清单中没有这种格式的文件。", "the manifest speaks of no file of this format.")
            ),
            PublicationFault.FileChanged => (
                "FILE_CHANGED",
                wording.Choose("文件内容与发布时不一致。", "the file is not the one that was published.")
            ),
            PublicationFault.ReceiptMalformed => (
                "RECEIPT_MALFORMED",
                wording.Choose("不是完整的存证回执。", "it is no receipt that carries its entry.")
            ),
            PublicationFault.ReceiptForeign => (
                "RECEIPT_FOREIGN",
                wording.Choose("回执属于另一次发布。", "the receipt is of another publication.")
            ),
            PublicationFault.ReceiptProof => (
                "RECEIPT_PROOF",
                wording.Choose(
                    "回执与已签名的日志不符。",
                    "the receipt does not lead to a checkpoint that a trusted key signed."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };
        return new(code, subject, message);
    }
}
