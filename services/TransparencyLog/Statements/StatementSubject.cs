namespace Disclosure.TransparencyLog.Statements;

/// <summary>A file that a statement speaks of.</summary>
/// <param name="Name">Name of the file, unique within the statement.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex.</param>
public sealed record StatementSubject(string Name, string Sha256);
