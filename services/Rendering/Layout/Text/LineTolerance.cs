namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// How far the gaps of a line may depart from those of the grid. All gaps of a line change by the same amount: by a fifteenth of an em
/// at most from line to line, by an eighth where a number, a date or an address would be broken otherwise. No gap becomes as wide as
/// what readers of PDF take for a space, a tenth of the size.
/// </summary>
internal static class LineTolerance
{
    /// <summary>The most that a gap is widened.</summary>
    public static int Widening(int em) => em / 20;

    /// <summary>The most that one between two ideographs is widened besides, to keep together what belongs together.</summary>
    public static int FurtherWidening(int em) => em / 17;

    /// <summary>The most that a gap is narrowed.</summary>
    public static int Narrowing(int em) => em / 60;

    /// <summary>The most that a space between words is widened besides.</summary>
    public static int WordSpaceWidening(int em) => em / 4;

    /// <summary>Between an ideograph and a letter or digit, whichever comes first.</summary>
    public static int ScriptGap(int em) => em / 20;
}
