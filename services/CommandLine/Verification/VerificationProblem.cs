namespace Disclosure.CommandLine.Verification;

/// <summary>Something that does not verify.</summary>
/// <param name="Code">Stable, such as ENTRY_CHANGED.</param>
/// <param name="Subject">What it is about: a path, a report's file, an entry by its index.</param>
/// <param name="Message">For people.</param>
internal sealed record VerificationProblem(string Code, string Subject, string Message);
