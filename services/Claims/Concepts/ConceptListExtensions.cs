namespace Disclosure.Claims.Concepts;

/// <summary>Lookups in lists of concepts.</summary>
internal static class ConceptListExtensions
{
    /// <summary>Whether one of the concepts has the meaning.</summary>
    public static bool Has(this IReadOnlyList<ClaimConcept> concepts, WordMeaning meaning)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Meaning == meaning)
            {
                return true;
            }
        }

        return false;
    }
}
