using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>A check of prose. Its cost is linear in the length of the text.</summary>
internal interface ITextCheck
{
    IEnumerable<Finding> Find(ProseDraft draft);
}
