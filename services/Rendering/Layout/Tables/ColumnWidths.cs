namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Widths of columns: those of the form, unless a number would not fit; then the others give.</summary>
internal static class ColumnWidths
{
    /// <param name="shares">Of the form, of 1000.</param>
    /// <param name="least">What each column must have.</param>
    /// <returns>Edges from 0 to the width; null where not everything fits.</returns>
    /// <param name="width">Of all columns, in thousandths of a point.</param>
    public static int[]? Edges(IReadOnlyList<int> shares, int[] least, int width)
    {
        var widths = new long[shares.Count];
        var (lack, slack) = (0L, 0L);
        for (var i = 0; i < widths.Length; i++)
        {
            // Rounded down; the last edge takes the rest below.
            widths[i] = (long)width * shares[i] / 1000;
            lack += Math.Max(0, least[i] - widths[i]);
            slack += Math.Max(0, widths[i] - least[i]);
        }

        // The others cannot give what is lacking.
        if (lack > slack)
        {
            return null;
        }

        var edges = new int[widths.Length + 1];
        var sum = 0L;
        for (var i = 0; i < widths.Length; i++)
        {
            var spare = widths[i] - least[i];
            // Columns that are too narrow get what they need; the others give in proportion to their slack.
            sum += spare <= 0 ? least[i] : widths[i] - (lack == 0 ? 0 : lack * spare / slack);
            edges[i + 1] = (int)sum;
        }

        // Rounding must not leave a gap at the right.
        edges[^1] = width;
        return edges;
    }
}
