using Disclosure.Claims.Concepts;
using Disclosure.Claims.Quantities;

namespace Disclosure.Claims.Tokens;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word of the lexicon, or a year.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>、 between the items of one phrase.</summary>
    Comma,

    /// <summary>， ； ： （ ） and their like, between phrases.</summary>
    Break,

    /// <summary>。！？ and the end of a line.</summary>
    Stop,
}

/// <summary>A piece of a text that matters to its numbers; everything between tokens is passed over.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Word">What a word stands for; null where it is none.</param>
/// <param name="Mark">Of a break: one of ，；：（）.</param>
/// <param name="Number">Null where it is none.</param>
internal readonly record struct Token(
    TokenKind Kind,
    int Start,
    int End,
    ClaimConcept? Word = null,
    char Mark = '\0',
    Quantity? Number = null
)
{
    /// <summary>What a word stands for; <see cref="ClaimConcept.Unknown"/> of anything else.</summary>
    public ClaimConcept Concept => Word ?? ClaimConcept.Unknown;

    /// <summary>The meaning of a word; Unknown of anything else.</summary>
    public WordMeaning Meaning => Word is null ? WordMeaning.Unknown : Word.Meaning;

    /// <summary>Of a number; of anything else none.</summary>
    public Quantity Quantity => Number ?? Quantity.Nothing;
}
