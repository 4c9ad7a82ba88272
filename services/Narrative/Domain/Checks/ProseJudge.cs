using Disclosure.Vocabulary;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>All checks of prose, in the order that findings are listed.</summary>
internal static class ProseJudge
{
    private static readonly ITextCheck[] s_checks =
    [
        new SectionCheck(),
        new YearCheck(),
        new AgencyCheck(),
        new ResidueCheck(),
        new NumberingCheck(),
        new PersonalDataCheck(),
        new FeeCheck(),
        new ClaimCheck(),
    ];

    public static IReadOnlyList<Finding> Judge(Draft draft) => [.. s_checks.SelectMany(c => c.Find(draft))];
}
