using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>A check of prose. Its cost is linear in the length of the text.</summary>
/// <remarks>Stateless: one instance serves all calls at once.</remarks>
internal interface ITextCheck
{
    IEnumerable<Finding> Find(ProseDraft draft);
}
