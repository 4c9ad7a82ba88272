using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Doc;

/// <summary>
/// Word and WPS documents of before 2007, in a compound file (MS-CFB). They are converted before they are read.
/// </summary>
internal sealed class DocFormat : IntakeFormat
{
    public override string Title => "Word";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/msword"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".doc", ".wps"];

    public override string SignatureMissing => "文件不是 Word 文档，请确认文件类型";

    /// <summary>The bytes that a compound file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0];

    // The stream that an Office document under a password is kept in, its name in UTF-16.
    private static ReadOnlySpan<byte> EncryptedPackage => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"u8;

    public override bool Matches(ContentProbe content) =>
        content.StartsWith(Signature)
        && (
            content.Contains(EncryptedPackage)
                ? throw DocumentErrors.Unreadable("文件已加密，请去掉密码后再导入")
                : true
        );
}
