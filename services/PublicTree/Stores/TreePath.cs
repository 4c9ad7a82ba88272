using System.Text.RegularExpressions;

namespace Disclosure.PublicTree.Stores;

/// <summary>
/// Path of a file of the tree, from its root: segments of letters, digits, <c>. _ -</c>, none of which begins with a dot. So no
/// path leads out of the tree, and none is a hidden or an unfinished file.
/// </summary>
public sealed partial record TreePath
{
    private TreePath(string value) => Value = value;

    /// <summary>The path with slashes, without one at its start.</summary>
    public string Value { get; }

    /// <summary>Creates a path from its segments; a segment may hold several.</summary>
    /// <exception cref="ArgumentException">The path leads somewhere else.</exception>
    public static TreePath Create(params string[] segments)
    {
        var path = string.Join('/', segments);
        return path.Length <= 400 && Allowed().IsMatch(path)
            ? new(path)
            : throw new ArgumentException($"\"{path}\" is no path of the tree.");
    }

    /// <summary>The path.</summary>
    public override string ToString() => Value;

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
