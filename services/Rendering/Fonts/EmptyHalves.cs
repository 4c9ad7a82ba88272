namespace Disclosure.Rendering.Fonts;

/// <summary>Halves of its em that a glyph leaves free.</summary>
[Flags]
internal enum EmptyHalves : byte
{
    None = 0,
    Left = 1,
    Right = 2,

    /// <summary>Not measured yet.</summary>
    Unknown = 128,
}
