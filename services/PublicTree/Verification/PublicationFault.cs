namespace Disclosure.PublicTree.Verification;

/// <summary>Why a publication does not verify, in the order in which it is looked at.</summary>
public enum PublicationFault
{
    /// <summary>It verifies.</summary>
    None,

    /// <summary>The manifest is no envelope with a publication statement.</summary>
    ManifestMalformed,

    /// <summary>No trusted key signed the manifest, or a signature is false.</summary>
    ManifestSignature,

    /// <summary>The manifest does not speak of a file of this format.</summary>
    FileUnknown,

    /// <summary>The file is not the one that was published.</summary>
    FileChanged,

    /// <summary>The receipt is no proof, or carries no entry of the log.</summary>
    ReceiptMalformed,

    /// <summary>The entry of the receipt is not that of this manifest.</summary>
    ReceiptForeign,

    /// <summary>The proof does not lead from the entry to a checkpoint that the policy accepts.</summary>
    ReceiptProof,
}
