using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form;

namespace Disclosure.Claims;

/// <summary>A line of prose with the claims found in it.</summary>
public sealed record LineClaims
{
    // Only the finder makes them.
    internal LineClaims(
        TextLine line,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Token> tokens,
        ClaimVocabulary vocabulary
    ) => (Line, Claims, Tokens, Vocabulary) = (line, claims, tokens, vocabulary);

    /// <summary>The line itself.</summary>
    public TextLine Line { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>What the claims were read from.</summary>
    internal IReadOnlyList<Token> Tokens { get; }

    /// <summary>The words and concepts that the claims were found by.</summary>
    internal ClaimVocabulary Vocabulary { get; }
}
