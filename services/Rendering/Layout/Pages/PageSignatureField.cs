namespace Disclosure.Rendering.Layout.Pages;

/// <summary>A place that is left for the office to sign in.</summary>
/// <param name="Element">Says what it is for.</param>
/// <param name="Appearance">What stands there until then: a page of its own, as large as the field, of decoration alone.</param>
internal sealed record PageSignatureField(StructureTag Element, int X, int Y, LayoutPage Appearance)
    : PageItem(Element);
