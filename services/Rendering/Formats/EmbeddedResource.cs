namespace Disclosure.Rendering.Formats;

/// <summary>Files embedded beside the writers.</summary>
internal static class EmbeddedResource
{
    /// <param name="path">Such as <c>Docx.Parts.styles.xml</c>.</param>
    public static byte[] Read(string path)
    {
        var assembly = typeof(EmbeddedResource).Assembly;
        // Names of resources are the assembly's name and the path with dots.
        var name = $"{assembly.GetName().Name}.{path}";
        using var stream =
            assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        // ReadExactly: a stream may give less than was asked for.
        stream.ReadExactly(bytes);
        return bytes;
    }
}
