namespace Disclosure.Filing.Domain.Reports;

/// <summary>The revisions that a submission is of, and the check that it passed.</summary>
/// <param name="Narrative">Revision of the prose, 1 or more.</param>
/// <param name="Statistics">Revision of the figures, 1 or more.</param>
/// <param name="Edition">Edition of the form, such as 2021.</param>
/// <param name="RuleSet">Version of the rules that judged it.</param>
/// <param name="VerdictDigest">SHA-256 of the verdict, 64 hexadecimal digits in lower case.</param>
/// <remarks>Both revisions are kept by their owners for ever: what is pinned can be read again, byte for byte.</remarks>
internal sealed record Pins(long Narrative, long Statistics, string Edition, string RuleSet, string VerdictDigest);
