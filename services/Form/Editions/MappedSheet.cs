namespace Disclosure.Form;

/// <summary>A sheet mapped to an edition, which may be its own.</summary>
public sealed record MappedSheet(EditionMap Map, Sheet Sheet)
{
    /// <summary>
    /// The figure of a cell; null where there is none. The figure of an alternative row that the sheet does not print is the sum of the
    /// rows that it stands for.
    /// </summary>
    public CellValue? Figure(int cell)
    {
        if (!Map.Has(cell))
        {
            return null;
        }

        if (Sheet[cell].IsNumber)
        {
            return Sheet[cell];
        }

        foreach (var alternative in Sheet.Edition.Alternatives)
        {
            var at = Array.IndexOf(alternative.Own, cell);
            if (at >= 0 && !Sheet.Uses(alternative))
            {
                return SumOf(alternative, at);
            }
        }

        return null;
    }

    private CellValue? SumOf(AlternativeRow alternative, int at)
    {
        var sum = 0L;
        for (var i = at; i < alternative.Replaced.Length; i += alternative.Own.Length)
        {
            var value = Sheet[alternative.Replaced[i]];
            if (!value.IsNumber || value.Scale != 0)
            {
                return null;
            }

            sum += value.Digits;
        }

        return CellValue.FromInteger(sum);
    }
}
