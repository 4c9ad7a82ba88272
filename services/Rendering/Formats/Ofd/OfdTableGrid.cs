namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>The lines of a table, or of a part of one, on a page.</summary>
internal sealed class OfdTableGrid
{
    private readonly double[] _tops;
    private readonly double[][] _edges;

    public OfdTableGrid(IReadOnlyList<OfdRectangle> lines)
    {
        // Level lines have no height, standing ones no width.
        _tops = Distinct(lines.Where(l => l.Height < OfdPageContent.Tolerance).Select(l => l.Y));
        var standing = lines.Where(l => l.Width < OfdPageContent.Tolerance).ToArray();
        _edges = new double[Bands][];
        for (var i = 0; i < _edges.Length; i++)
        {
            // At the middle of the band: a standing line that passes it divides the band.
            var middle = (_tops[i] + _tops[i + 1]) / 2;
            _edges[i] = Distinct(standing.Where(l => l.Y < middle && l.Bottom > middle).Select(l => l.X));
        }
    }

    /// <summary>Stretches between neighbouring level lines: rows, but for those in which no cell begins.</summary>
    public int Bands => Math.Max(0, _tops.Length - 1);

    /// <summary>Cells of a band.</summary>
    public int CellsOf(int band) => Math.Max(0, _edges[band].Length - 1);

    public bool Holds(OfdTextFragment text) => Place(text) is not null;

    /// <summary>The band, and the cell from the left, that a text begins in.</summary>
    public (int Band, int Cell)? Place(OfdTextFragment text)
    {
        var band = Between(_tops, text.Place.Y + (text.Place.Height / 2));
        // A text that begins on a line belongs to the cell to the right of it.
        return band >= 0 && Between(_edges[band], text.Place.X + OfdPageContent.Tolerance) is >= 0 and var cell
            ? (band, cell)
            : null;
    }

    private static int Between(double[] edges, double value) =>
        edges.Length > 1 && value >= edges[0] && value < edges[^1] ? Array.FindLastIndex(edges, e => e <= value) : -1;

    private static double[] Distinct(IEnumerable<double> values)
    {
        var distinct = new List<double>();
        foreach (var value in values.Order())
        {
            // Coordinates were rounded when they were written: neighbours are one.
            if (distinct.Count == 0 || value > distinct[^1] + OfdPageContent.Tolerance)
            {
                distinct.Add(value);
            }
        }

        return [.. distinct];
    }
}
