using System.Buffers.Binary;
using System.Numerics;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>
/// Adds up packed sheets of one edition, exactly, in one pass over their bytes: it unpacks nothing, allocates nothing for each cell, and
/// skips eight zeros at once.
/// </summary>
/// <remarks>Int128: 200,000 figures of 18 digits fit with room to spare.</remarks>
internal sealed class SheetSum(Edition edition)
{
    private readonly Int128[] _units = new Int128[edition.Cells.Count];

    // The marks of all sheets, combined bit by bit.
    private readonly byte[] _seen = new byte[edition.Cells.Count];
    private readonly int[] _blank = new int[edition.Cells.Count];

    // Decimals of any scale, in units of the smallest; only few cells have them.
    private readonly Dictionary<int, (Int128 Digits, int Scale)> _decimals = [];

    /// <summary>The edition of the sheets.</summary>
    public Edition Edition => edition;

    /// <summary>Number of sheets added.</summary>
    public int Count { get; private set; }

    /// <summary>Number of sheets in which the cell is blank.</summary>
    public int BlankIn(int cell) => _blank[cell];

    /// <summary>Adds a sheet as <see cref="PackedCells"/> writes it.</summary>
    /// <param name="packed">Marks of all cells first, then the digits of those that have some.</param>
    public void Add(ReadOnlySpan<byte> packed)
    {
        Count++;
        var marks = packed[.._seen.Length];
        Merge(marks);
        var at = marks.Length;
        for (var i = 0; i < marks.Length; )
        {
            // Nearly all cells of nearly all sheets are zero: eight are passed over by one comparison.
            if (i + 8 <= marks.Length && BinaryPrimitives.ReadUInt64LittleEndian(marks[i..]) == PackedCells.EightZeros)
            {
                i += 8;
                continue;
            }

            if ((marks[i] & PackedCells.HasDigits) != 0)
            {
                // The position moves on by reading: digits of a cell that is not read would be taken for the next one's.
                Add(i, marks[i] & ~PackedCells.HasDigits, PackedCells.Read(packed, ref at));
            }
            else if (marks[i] == CellValue.Blank.Mark)
            {
                _blank[i]++;
            }

            i++;
        }
    }

    /// <summary>Adds the sums of other sheets of the same edition.</summary>
    /// <param name="others">Of the same edition; it is not changed.</param>
    public void Add(SheetSum others)
    {
        Count += others.Count;
        Merge(others._seen);
        for (var i = 0; i < _units.Length; i++)
        {
            _units[i] += others._units[i];
            _blank[i] += others._blank[i];
        }

        foreach (var (cell, (digits, scale)) in others._decimals)
        {
            AddDecimal(cell, digits, scale);
        }
    }

    /// <summary>The sum of a cell; blank where no sheet has a number. SUM_OVERFLOW where it has more than 18 digits.</summary>
    public CellValue this[int cell]
    {
        get
        {
            // The mark of any number has a bit that the marks of blank and not applicable lack.
            var none = CellValue.NotApplicable.Mark;
            // What cannot be added up is blank or not applicable in a sum, whatever the sheets say.
            if (!edition.Cells[cell].Column.IsAdditive || (_seen[cell] & ~none) == 0)
            {
                return _seen[cell] == none && _blank[cell] == 0 ? CellValue.NotApplicable : CellValue.Blank;
            }

            var (digits, scale) = _decimals.GetValueOrDefault(cell);
            return CellValue.TryCreate(digits + (_units[cell] * Power(scale)), scale, out var value)
                ? value
                : throw Overflow(cell);
        }
    }

    /// <summary>All sums. Where any sheet prints an alternative row, the sum does too, since its figure cannot be split.</summary>
    /// <remarks>An alternative row and the rows that it stands for would count the same requests twice side by side.</remarks>
    public Sheet ToSheet()
    {
        var values = new CellValue[_seen.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = this[i];
        }

        foreach (var alternative in edition.Alternatives)
        {
            if (alternative.Own.Any(i => !values[i].IsBlank))
            {
                Fold(alternative, values);
            }
        }

        return new(edition, values);
    }

    // Moves the sums of the replaced rows into the alternative row.
    private void Fold(AlternativeRow alternative, CellValue[] values)
    {
        for (var i = 0; i < alternative.Replaced.Length; i++)
        {
            ref var own = ref values[alternative.Own[i % alternative.Own.Length]];
            ref var part = ref values[alternative.Replaced[i]];
            if (part.IsNumber)
            {
                // Counts only: an alternative row stands for rows of counts.
                own = CellValue.TryCreate((Int128)own.Digits + part.Digits, 0, out var sum)
                    ? sum
                    : throw Overflow(alternative.Own[i % alternative.Own.Length]);
            }

            part = CellValue.Blank;
        }
    }

    // Combines marks with those seen so far, one vector at a time.
    private void Merge(ReadOnlySpan<byte> marks)
    {
        var i = 0;
        // The width of a vector is the processor's: 16 or 32 cells at once.
        for (; i + Vector<byte>.Count <= marks.Length; i += Vector<byte>.Count)
        {
            (new Vector<byte>(marks[i..]) | new Vector<byte>(_seen, i)).CopyTo(_seen, i);
        }

        for (; i < marks.Length; i++)
        {
            _seen[i] |= marks[i];
        }
    }

    private void Add(int cell, int mark, long digits)
    {
        var scale = mark - CellValue.FromInteger(0).Mark;
        // Bytes of a stored sheet are trusted for nothing: a damaged one must not add up silently.
        if (scale is < 0 or > CellValue.MaxScale)
        {
            throw new InvalidDataException($"Cell {cell} of a stored sheet is damaged.");
        }

        if (scale == 0)
        {
            _units[cell] += digits;
            return;
        }

        AddDecimal(cell, digits, scale);
    }

    // Brings both numbers to the finer scale first.
    private void AddDecimal(int cell, Int128 digits, int scale)
    {
        var (sum, known) = _decimals.GetValueOrDefault(cell);
        var finest = Math.Max(scale, known);
        _decimals[cell] = ((sum * Power(finest - known)) + (digits * Power(finest - scale)), finest);
    }

    private static Int128 Power(int scale)
    {
        Int128 power = 1;
        for (; scale > 0; scale--)
        {
            power *= 10;
        }

        return power;
    }

    private ApiException Overflow(int cell) =>
        new(
            ErrorCode.FailedPrecondition,
            "SUM_OVERFLOW",
            $"The sum of {edition.Cells[cell].Name} has more than 18 digits.",
            $"{edition.Cells[cell].Title}的合计超过 18 位数字，请先核对各机关填报的数。"
        )
        {
            Metadata = new Dictionary<string, string> { ["cell"] = edition.Cells[cell].Name },
        };
}
