using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Formats;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>Reads documents as the service does.</summary>
internal static class Documents
{
    /// <summary>The formats of the service.</summary>
    public static FormatRegistry Formats { get; } = new(IntakeModule.Formats);

    /// <summary>The mainland's own character set.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("gb18030");

    static Documents() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="extension">Of its file, without the dot.</param>
    /// <param name="editions">Null: those that are part of the product.</param>
    public static DocumentReading Read(
        byte[] content,
        string extension,
        string charset = "",
        EditionCatalog? editions = null
    ) =>
        ((ReadableFormat)Format(extension)).Read(
            new(content, charset, editions ?? Editions.Catalog),
            CancellationToken.None
        );

    /// <summary>Takes a document apart without looking for a report.</summary>
    public static ExtractedDocument Extract(byte[] content, string extension, string charset = "") =>
        ((ExtractedFormat)Format(extension)).Extract(new(content, charset, Editions.Catalog), CancellationToken.None);

    public static DocumentReading ReadText(string text) => Read(Encoding.UTF8.GetBytes(text), "txt");

    public static DocumentReading ReadHtml(string html) => Read(Encoding.UTF8.GetBytes(html), "html");

    /// <summary>The media type that a content is read as.</summary>
    public static string Detect(byte[] content, string declared) => Formats.Detect(content, declared).MediaTypes[0];

    private static IntakeFormat Format(string extension) =>
        IntakeModule.Formats.Single(f => f.FileExtensions.Contains($".{extension}"));
}
