namespace Disclosure.Form;

/// <summary>A regional rule pack in one of its revisions, as findings name it.</summary>
/// <param name="Name">agencies/{agency}/rulePacks/{year}</param>
/// <param name="Revision">1 or more.</param>
public sealed record RulePackReference(string Name, long Revision);
