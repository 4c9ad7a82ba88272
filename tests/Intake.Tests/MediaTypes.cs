namespace Disclosure.Intake.Tests;

/// <summary>Media types as they come with documents.</summary>
internal static class MediaTypes
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Word = "application/msword";
    public const string Ofd = "application/ofd";
    public const string Pdf = "application/pdf";
    public const string Html = "text/html";
    public const string Json = "application/json";
    public const string Xml = "application/xml";
    public const string Text = "text/plain";
}
