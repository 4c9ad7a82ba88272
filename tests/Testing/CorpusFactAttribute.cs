using Xunit;

namespace Disclosure.Testing;

/// <summary>A fact that reads the real reports beside the checkout; see <see cref="RequiredTools"/> for where they are absent.</summary>
public sealed class CorpusFactAttribute : FactAttribute
{
    /// <summary>What is said where the reports are absent.</summary>
    public const string Absent = "The real reports (../shared/corpus) are not beside this checkout.";

    public CorpusFactAttribute() => Skip = RequiredTools.SkipUnless(Repository.Corpus is not null, Absent);
}

/// <summary>A theory of the same kind.</summary>
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() =>
        Skip = RequiredTools.SkipUnless(Repository.Corpus is not null, CorpusFactAttribute.Absent);
}
