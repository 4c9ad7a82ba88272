namespace Disclosure.Intake.Formats;

/// <summary>
/// A format of documents: what it is called and how its bytes are recognised. One class and one registration a
/// format; it keeps no state, as documents are read at the same time.
/// </summary>
internal abstract class IntakeFormat
{
    /// <summary>Name in messages to people, in Chinese or as the trade calls it: Word, 网页.</summary>
    public abstract string Title { get; }

    /// <summary>Media types without parameters. The first is the one that recognised content is read as.</summary>
    public abstract IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Endings of file names, with the dot; documents of an archive have no other type.</summary>
    public abstract IReadOnlyList<string> FileExtensions { get; }

    /// <summary>Whether only documents that this system exported are read.</summary>
    public virtual bool IsOwnExport => false;

    /// <summary>
    /// Whether every document of the format can be recognised by its bytes, so that one that is not is refused.
    /// </summary>
    public virtual bool HasSignature => true;

    /// <summary>
    /// Reason in Chinese, without a full stop, where content that is declared as this format lacks its signature.
    /// </summary>
    public virtual string SignatureMissing => "文件已损坏，或内容与文件类型不符，请用原来的软件打开并重新保存后再导入";

    /// <summary>
    /// Whether the content is of this format, whatever its declared type. DOCUMENT_UNREADABLE where it cannot be
    /// looked into.
    /// </summary>
    public virtual bool Matches(ContentProbe content) => false;
}
