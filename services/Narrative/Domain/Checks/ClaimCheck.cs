using Disclosure.Claims.Comparison;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>claims.mismatch, claims.arithmetic: the numbers of the prose against the cells and against each other.</summary>
internal sealed class ClaimCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft) => ClaimChecker.Check(draft.FindClaims(), draft.Sheets);
}
