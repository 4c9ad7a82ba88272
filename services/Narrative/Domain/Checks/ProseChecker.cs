using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks.Citations;
using Disclosure.Narrative.Domain.Checks.Contacts;
using Disclosure.Narrative.Domain.Checks.Language;
using Disclosure.Narrative.Domain.Checks.Numerals;
using Disclosure.Narrative.Domain.Checks.Punctuation;
using Disclosure.Narrative.Domain.Checks.References;
using Disclosure.Narrative.Domain.Checks.Regional;
using Disclosure.Narrative.Domain.Checks.Standing;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Runs all checks of prose.</summary>
internal static class ProseChecker
{
    // In the order in which findings are listed.
    // The order is that in which people read a report, from its outline to its numbers.
    private static readonly ITextCheck[] s_checks =
    [
        new SectionCheck(),
        new HeadingCheck(),
        new PreambleCheck(),
        new ContactCheck(),
        new YearCheck(),
        new DateCheck(),
        new AgencyCheck(),
        new NoticeCheck(),
        new LawTitleCheck(),
        new ArticleCheck(),
        new ResidueCheck(),
        new ReferenceCheck(),
        new ReferenceShapeCheck(),
        new ReferenceWordingCheck(),
        new WordingCheck(),
        new SetPhraseCheck(),
        new RepeatedWordCheck(),
        new TraditionalCharacterCheck(),
        new PunctuationCheck(),
        new PairedMarkCheck(),
        new NumeralStyleCheck(),
        new NumberingCheck(),
        new PartCountCheck(),
        new StandingFactCheck(),
        new PersonalDataCheck(),
        new FeeCheck(),
        new ClaimCheck(),
        new SectionLengthCheck(),
        new RequiredFigureCheck(),
        new ClosingSentenceCheck(),
    ];

    // More findings of one check than a person reads.
    // Cut by check and not in all: one noisy check must not hide the others.
    private const int MostOfOneCheck = 200;

    /// <summary>The findings of all checks, at most 200 of each.</summary>
    public static IReadOnlyList<Finding> Check(ProseDraft draft) =>
        [.. s_checks.SelectMany(c => c.Find(draft).Take(MostOfOneCheck))];
}
