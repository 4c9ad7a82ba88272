using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Runs all checks of prose.</summary>
internal static class ProseChecker
{
    // In the order in which findings are listed.
    private static readonly ITextCheck[] s_checks =
    [
        new SectionCheck(),
        new HeadingCheck(),
        new YearCheck(),
        new AgencyCheck(),
        new ResidueCheck(),
        new NumberingCheck(),
        new PersonalDataCheck(),
        new FeeCheck(),
        new ClaimCheck(),
    ];

    // More findings of one check than a person reads.
    private const int MostOfOneCheck = 200;

    /// <summary>The findings of all checks, at most 200 of each.</summary>
    public static IReadOnlyList<Finding> Check(ProseDraft draft) =>
        [.. s_checks.SelectMany(c => c.Find(draft).Take(MostOfOneCheck))];
}
