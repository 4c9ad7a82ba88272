using System.Globalization;
using Disclosure.PublicTree.Stores;
using Disclosure.ResourceNames;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.PublicTree.Layout;

/// <summary>
/// Where things are in the tree. Objects and tiles never change; an index, a list, a dataset's index and the checkpoint are
/// replaced whole.
/// </summary>
public static class TreeLayout
{
    /// <summary>The newest checkpoint of the log.</summary>
    public static TreePath Checkpoint { get; } = TreePath.Create("log/checkpoint");

    /// <summary>An immutable object, by the SHA-256 of its bytes in lower-case hex.</summary>
    public static TreePath ObjectPath(string sha256) => TreePath.Create("objects", sha256[..2], sha256);

    /// <summary>The index of a report: its state and all its versions.</summary>
    public static TreePath ReportPath(ReportName report) =>
        TreePath.Create("reports", report.Agency.Id, $"{report.Id}.json");

    /// <summary>What is listed of a year at one agency: its reports, and the agencies below it that have any.</summary>
    /// <param name="agency">Id of the agency; null for the top of the tree of agencies.</param>
    public static TreePath ListPath(int year, string? agency) =>
        // No agency's id has an underscore.
        TreePath.Create("lists", year.ToString(CultureInfo.InvariantCulture), $"{agency ?? "_top"}.json");

    /// <summary>The index of a year's dataset.</summary>
    public static TreePath DatasetPath(int year) =>
        TreePath.Create("datasets", year.ToString(CultureInfo.InvariantCulture) + ".json");

    /// <summary>A tile of the log.</summary>
    public static TreePath TilePath(TilePath tile) => TreePath.Create("log", tile.ToString());
}
