using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>One thing that a careful editor would look at. Linear in the length of the text.</summary>
internal interface ITextCheck
{
    IEnumerable<Finding> Find(ProseDraft draft);
}
