using System.Globalization;
using CsCheck;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Tests.Domain;

/// <summary>However a figure is printed, it is that figure or none.</summary>
public sealed class PrintedValuePropertyTests
{
    private static readonly string[] s_units = ["", "件", "万元"];

    private static readonly Func<long, string>[] s_prints =
    [
        n => n.ToString(CultureInfo.InvariantCulture),
        n => n.ToString("N0", CultureInfo.InvariantCulture),
        n => n.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '，'),
        n => n.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' '),
        n => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '０'))),
        n => $"　{n}\u00A0",
    ];

    [Fact]
    public void A_count_is_the_same_however_it_is_printed() =>
        Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, s_prints.Length - 1], Gen.Int[0, s_units.Length - 1])
            .Sample(
                (number, print, unit) =>
                {
                    // A unit stands behind figures that are in one piece.
                    var text = s_prints[print](number);
                    var printed = text.Contains(' ', StringComparison.Ordinal)
                        ? text
                        : text.TrimEnd('\u00A0') + s_units[unit];
                    Assert.True(PrintedValue.TryParse(printed, out var value), printed);
                    Assert.Equal(number.ToString(CultureInfo.InvariantCulture), value.Value.ToString());
                }
            );

    [Fact]
    public void Whatever_is_printed_a_figure_has_no_digit_that_is_not_there() =>
        Gen.Char["0123456789０１２３ ,，.。/-—+件万元（）a　"]
            .Array[0, 14]
            .Sample(chars =>
            {
                var value = PrintedValue.Parse(new string(chars));
                var printed = CharacterNormalizer.ToHalfWidth(value.Raw).Where(char.IsAsciiDigit);
                Assert.True(
                    value.Value.IsBlank || value.Value.ToString().Where(char.IsAsciiDigit).SequenceEqual(printed),
                    $"“{value.Raw}” was read as {value.Value}"
                );
            });
}
