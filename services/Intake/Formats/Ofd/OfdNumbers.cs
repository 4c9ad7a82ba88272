using System.Globalization;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>
/// Numbers in attributes of an OFD, separated by spaces (GB/T 33190, 7.3). Text that is no number is a
/// <see cref="FormatException"/>.
/// </summary>
internal static class OfdNumbers
{
    /// <summary>Steps between characters (11.2.2): "g 27 5.5715" is the same step 27 times.</summary>
    /// <param name="most">Steps that are of use: as many as there are characters.</param>
    public static List<double> ParseSteps(string? text, int most)
    {
        var steps = new List<double>();
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && steps.Count < most; i++)
        {
            if (parts[i] == "g" && i + 2 < parts.Length)
            {
                var times = Math.Clamp((int)Number(parts[i + 1]), 0, most - steps.Count);
                steps.AddRange(Enumerable.Repeat(Number(parts[i + 2]), times));
                i += 2;
            }
            else
            {
                steps.Add(Number(parts[i]));
            }
        }

        return steps;
    }

    /// <summary>The numbers of an attribute, at most 16; none where it is absent.</summary>
    public static double[] Parse(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(16).Select(Number)];

    // Bounded, so that sums of places stay numbers.
    private static double Number(string text) =>
        Math.Clamp(double.Parse(text, CultureInfo.InvariantCulture), -100_000, 100_000);
}
