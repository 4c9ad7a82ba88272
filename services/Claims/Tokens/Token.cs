namespace Disclosure.Claims.Tokens;

internal enum TokenKind : byte
{
    /// <summary>A word of the lexicon, or a year.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>、 which parts the items of one phrase.</summary>
    Comma,

    /// <summary>， ； ： （ ） and their like, which part phrases.</summary>
    Break,

    /// <summary>。！？ and the end of a line.</summary>
    Stop,
}

/// <summary>A piece of a text that matters to its numbers; everything between tokens is passed over.</summary>
/// <param name="Meaning">Of a word.</param>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Mark">Of a break: one of ，；：（）.</param>
/// <param name="Number">Null where it is none.</param>
internal readonly record struct Token(
    TokenKind Kind,
    int Start,
    int End,
    WordMeaning Meaning = WordMeaning.Unknown,
    char Mark = '\0',
    Quantity? Number = null
)
{
    /// <summary>Of a number; of anything else none.</summary>
    public Quantity Quantity => Number ?? Quantity.Nothing;
}
