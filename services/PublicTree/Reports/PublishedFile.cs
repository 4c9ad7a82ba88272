namespace Disclosure.PublicTree.Reports;

/// <summary>One file of a version.</summary>
/// <param name="Format">pdf, docx, ofd, html, xlsx, xml, json, csv or txt; unique within the version.</param>
/// <param name="MediaType">Media type to serve it with.</param>
/// <param name="FileName">Name to save it under.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record PublishedFile(string Format, string MediaType, string FileName, string Sha256, long Size);
