using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Layout.Text;

/// <summary>A glyph of a shaped text: its width and how line breaking and justification treat it.</summary>
/// <param name="Offset">From its position to where it is drawn; combining marks have one.</param>
/// <param name="Spelling">The text, where that is not just the character; empty on further glyphs of one text.</param>
internal readonly record struct ShapedGlyph(
    FontFace Face,
    int Glyph,
    int Width,
    (int X, int Y) Offset,
    int Character,
    string? Spelling,
    CharacterClass Class,
    bool Bold
)
{
    /// <summary>Whether it begins a cluster: a line may only begin there.</summary>
    public bool StartsCluster => Spelling is not "";
}

/// <summary>How line breaking and justification treat a character (after JLREQ and CLREQ).</summary>
internal enum CharacterClass
{
    /// <summary>A line may break before and after.</summary>
    Ideograph,

    /// <summary>（《“ hold on to what follows; their left half is empty.</summary>
    Open,

    /// <summary>，。）》” hold on to what stands before; their right half is empty.</summary>
    Close,

    /// <summary>Holds on to what stands before, with no empty half: ％ ℃ ～ ·.</summary>
    Trailing,

    /// <summary>￥ № § 第 hold on to the number that follows.</summary>
    Leading,

    /// <summary>—— and …… stay together.</summary>
    Dash,

    Digit,

    /// <summary>Letters, and signs between letters or digits.</summary>
    Letter,

    Space,
}
