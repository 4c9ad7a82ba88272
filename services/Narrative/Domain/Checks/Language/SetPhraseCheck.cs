using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>text.wording: set phrases and names of institutions that are quoted with a word too many, too few or another one.</summary>
internal sealed class SetPhraseCheck : ITextCheck
{
    private static readonly NearPhraseFinder s_phrases = new(EmbeddedLines.Read("Language.set-phrases.txt"));

    public IEnumerable<Finding> Find(ProseDraft draft) =>
        from line in draft.Lines
        from found in s_phrases.Find(line.Text)
        select line.Warn(
            "text.wording",
            found.Start,
            found.End,
            $"“{line.Text[found.Start..found.End]}”与固定表述“{found.Phrase}”不一致，请按原文改正。",
            found.Phrase
        );
}
