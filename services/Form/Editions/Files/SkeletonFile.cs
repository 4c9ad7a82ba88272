namespace Disclosure.Form.Files;

/// <summary><c>skeleton.json</c>: the prose with which a report starts, in the order of the form.</summary>
internal sealed record SkeletonFile(IReadOnlyList<SkeletonParagraph> Paragraphs);
