namespace Disclosure.Rendering.Layout;

/// <summary>What lies between two pieces of type.</summary>
/// <param name="Natural">Added to the width, negative where punctuation closes up.</param>
/// <param name="Shrink">How much may be taken away besides.</param>
/// <param name="Stretches">Whether a line may be widened here.</param>
internal readonly record struct Gap(int Natural, int Shrink, bool Stretches);

/// <summary>Room between pieces of type: punctuation compressed, a little air between ideographs and letters.</summary>
internal static class Gaps
{
    public static Gap Between(in Sort left, in Sort right, int em)
    {
        var half = em / 2;
        if (!right.IsWhole)
        {
            return default;
        }

        // ，“ and ）。 and （《: two halves that are empty stand side by side.
        if (IsWide(left, em) && IsWide(right, em))
        {
            if (left.Kind == SortKind.Close && right.Kind is SortKind.Close or SortKind.Open)
            {
                return new(-half, 0, right.Kind == SortKind.Open);
            }

            if (left.Kind == SortKind.Open && right.Kind == SortKind.Open)
            {
                return new(-half, 0, false);
            }
        }

        var shrink =
            (left.Kind == SortKind.Close && IsWide(left, em) ? half : 0)
            + (right.Kind == SortKind.Open && IsWide(right, em) ? half : 0);
        if (shrink > 0)
        {
            return new(0, Math.Min(shrink, half), true);
        }

        return (left.Kind, right.Kind) switch
        {
            (SortKind.Space, _) or (_, SortKind.Space) => new(0, 0, true),
            (SortKind.Ideograph, SortKind.Digit or SortKind.Letter) => new(em / 8, em / 8, true),
            (SortKind.Digit or SortKind.Letter, SortKind.Ideograph) => new(em / 8, em / 8, true),
            (SortKind.Digit or SortKind.Letter, SortKind.Digit or SortKind.Letter) => default,
            (SortKind.Digit, SortKind.Trailing) or (SortKind.Leading, SortKind.Digit) => default,
            (SortKind.Dash, SortKind.Dash) => default,
            _ => new(0, 0, true),
        };
    }

    /// <summary>What an opening mark may lose at the start of a line.</summary>
    public static int AtStart(in Sort sort, int em) => sort.Kind == SortKind.Open && IsWide(sort, em) ? em / 2 : 0;

    /// <summary>What a closing mark may lose at the end of a line.</summary>
    public static int AtEnd(in Sort sort, int em) => sort.Kind == SortKind.Close && IsWide(sort, em) ? em / 2 : 0;

    private static bool IsWide(in Sort sort, int em) => sort.Width == em;
}
