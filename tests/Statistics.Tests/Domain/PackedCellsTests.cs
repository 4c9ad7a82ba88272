using CsCheck;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class PackedCellsTests
{
    private static readonly Gen<CellValue> s_value = Gen.OneOf(
        Gen.Const(CellValue.Blank),
        Gen.Const(CellValue.NotApplicable),
        Gen.Const(CellValue.FromInteger(0)),
        Gen.Select(Gen.Byte[2, 11], Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999])
            .Select((mark, digits) => CellValue.TryUnpack(mark, digits, out var value) ? value : CellValue.Blank)
    );

    [Fact]
    public void What_is_packed_is_unpacked_the_same() =>
        s_value
            .Array[0, 210]
            .Sample(values => Assert.Equal(values, PackedCells.Unpack(PackedCells.Pack(values), values.Length)));

    [Fact]
    public void A_sheet_of_zeros_takes_a_byte_a_cell() =>
        Assert.Equal(207, PackedCells.Pack([.. Enumerable.Repeat(CellValue.FromInteger(0), 207)]).Length);

    [Fact]
    public void Damaged_bytes_are_not_taken_for_figures() =>
        Assert.Throws<InvalidDataException>(() => PackedCells.Unpack([0x7F], 1));
}
