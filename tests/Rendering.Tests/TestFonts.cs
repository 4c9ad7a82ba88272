using Disclosure.Rendering.Fonts;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Tests;

/// <summary>The faces of deploy/install-fonts, loaded once for all tests.</summary>
internal static class TestFonts
{
    public static FontLibrary Library { get; } = new(Options.Create(new FontOptions()));

    public static FontSubsetCache Subsets { get; } = new();
}
