namespace Disclosure.Rendering.Fonts;

/// <summary>Halves of its em that a glyph leaves free.</summary>
/// <remarks>Punctuation that leaves a half free may be closed up at the end of a line or beside other marks.</remarks>
[Flags]
internal enum EmptyHalves : byte
{
    None = 0,
    Left = 1,
    Right = 2,

    /// <summary>Not measured yet.</summary>
    Unknown = 128,
}
