using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// A sheet made ready to be judged in one pass: its plain counts stand in a row to be added, what is anything else is
/// marked, and what does not count is nothing.
/// </summary>
internal readonly ref struct Figures
{
    /// <summary>In the place of a cell that is no plain count: blank, not applicable, decimal, or very large.</summary>
    public const long NotPlain = long.MinValue;

    // Any edition's equation adds up fewer cells than would overflow with figures below this.
    private const long TooLarge = 10_000_000_000_000_000;

    private readonly ReadOnlySpan<long> _plain;

    private Figures(Sheet sheet, SheetScope scope, ReadOnlySpan<long> plain, bool areAllCounts)
    {
        Sheet = sheet;
        Scope = scope;
        _plain = plain;
        AreAllCounts = areAllCounts;
    }

    public Sheet Sheet { get; }

    public SheetScope Scope { get; }

    /// <summary>Whether every cell that counts is an integer of 0 or more, so that none is blank or malformed.</summary>
    public bool AreAllCounts { get; }

    /// <summary>The cell's count; 0 where it does not count; <see cref="NotPlain"/>.</summary>
    public long this[int cell] => _plain[cell];

    /// <param name="outside">Room for one flag a cell.</param>
    /// <param name="plain">Room for one count a cell.</param>
    public static Figures Of(Sheet sheet, Span<bool> outside, Span<long> plain)
    {
        var scope = SheetScope.Of(sheet, outside);
        var values = sheet.Values;
        var areAllCounts = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!scope.Has(i))
            {
                plain[i] = 0;
            }
            else if (value.IsNumber && value.Scale == 0 && value.Digits is > -TooLarge and < TooLarge)
            {
                plain[i] = value.Digits;
                areAllCounts &= value.Digits >= 0;
            }
            else
            {
                plain[i] = NotPlain;
                areAllCounts = false;
            }
        }

        return new(sheet, scope, plain, areAllCounts);
    }

    /// <summary>The sum of plain counts; false where one of the cells is none.</summary>
    public bool TryAdd(int[] cells, out long sum)
    {
        sum = 0;
        foreach (var cell in cells)
        {
            var count = _plain[cell];
            if (count == NotPlain)
            {
                return false;
            }

            sum += count;
        }

        return true;
    }
}
