using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// A sheet prepared for its rules in one pass: plain counts stand in one array and can be added without a branch for each kind of
/// value. Lives on the stack.
/// </summary>
/// <remarks>A ref struct, so that it cannot leave the stack that its spans point to.</remarks>
internal readonly ref struct PreparedSheet
{
    // Stands for a cell that is not a plain count: blank, not applicable, decimal, or very large.
    private const long NotPlain = long.MinValue;

    // With counts below this, the sum of all the cells of an equation fits in a long.
    // 10^16 × 500 cells is below 2^63.
    private const long TooLarge = 10_000_000_000_000_000;

    private readonly ReadOnlySpan<long> _counts;

    private PreparedSheet(Sheet sheet, SheetScope scope, ReadOnlySpan<long> counts, bool areAllCounts)
    {
        Sheet = sheet;
        Scope = scope;
        _counts = counts;
        AreAllCounts = areAllCounts;
    }

    /// <summary>The sheet as it is.</summary>
    public Sheet Sheet { get; }

    /// <summary>The cells that count.</summary>
    public SheetScope Scope { get; }

    /// <summary>Whether every cell that counts is an integer of 0 or more; then none is blank, malformed or not applicable.</summary>
    public bool AreAllCounts { get; }

    /// <summary>Prepares a sheet.</summary>
    /// <param name="excluded">Room for one flag for each cell.</param>
    /// <param name="counts">Room for one count for each cell.</param>
    public static PreparedSheet Create(Sheet sheet, Span<bool> excluded, Span<long> counts)
    {
        var scope = SheetScope.Create(sheet, excluded);
        var values = sheet.Values;
        var areAllCounts = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!scope.Has(i))
            {
                // A cell that does not count adds 0 to whatever names it.
                counts[i] = 0;
            }
            else if (value.IsNumber && value.Scale == 0 && value.Digits is > -TooLarge and < TooLarge)
            {
                counts[i] = value.Digits;
                areAllCounts &= value.Digits >= 0;
            }
            else
            {
                counts[i] = NotPlain;
                areAllCounts = false;
            }
        }

        return new(sheet, scope, counts, areAllCounts);
    }

    /// <summary>Adds up cells that are all plain counts; false where one of them is not.</summary>
    /// <param name="sum">Meaningless where the answer is false.</param>
    public bool TryAddCounts(int[] cells, out long sum)
    {
        sum = 0;
        foreach (var cell in cells)
        {
            var count = _counts[cell];
            if (count == NotPlain)
            {
                return false;
            }

            sum += count;
        }

        return true;
    }

    /// <summary>Adds up cells of any numbers, exactly. Cells that are not applicable add nothing; false where one is blank.</summary>
    /// <param name="sum">Meaningless where the answer is false.</param>
    /// <param name="any">Whether there is at least one number.</param>
    public bool TryAdd(int[] cells, out decimal sum, out bool any)
    {
        (sum, any) = (0, false);
        foreach (var cell in cells)
        {
            var value = Sheet[cell];
            if (!Scope.Has(cell) || value.IsNotApplicable)
            {
                continue;
            }

            if (value.IsBlank)
            {
                return false;
            }

            any = true;
            sum += value.Number;
        }

        return true;
    }
}
