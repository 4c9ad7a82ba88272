namespace Disclosure.Rendering.Layout.Text;

/// <summary>How a line is aligned in its width.</summary>
internal enum LineAlignment
{
    Left,
    Centre,

    /// <summary>Filled from edge to edge.</summary>
    Justified,

    /// <summary>The last line of a paragraph whose other lines are filled.</summary>
    JustifiedLast,
}
