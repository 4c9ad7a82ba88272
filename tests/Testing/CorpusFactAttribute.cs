using Xunit;

namespace Disclosure.Testing;

/// <summary>A fact that reads the real reports beside the checkout, and is skipped, saying so, where they are absent.</summary>
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (Repository.Corpus is null)
        {
            Skip = "The real reports (../shared/corpus) are not beside this checkout.";
        }
    }
}

/// <summary>A theory of the same kind.</summary>
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        if (Repository.Corpus is null)
        {
            Skip = "The real reports (../shared/corpus) are not beside this checkout.";
        }
    }
}
