namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// A character as a page draws it: from where to where its base line runs, in points from the page's upper left
/// corner.
/// </summary>
/// <param name="IsInvisible">Whether it is drawn without ink, as behind a scan.</param>
internal readonly record struct PlacedGlyph(
    string Text,
    double FromX,
    double FromY,
    double ToX,
    double ToY,
    double Size,
    bool IsInvisible = false
)
{
    // In degrees: scans are askew by less, watermarks by more.
    private const double MaxSkew = 8;

    /// <summary>
    /// Quarters of a turn that its text is turned clockwise: 1 reads downwards. Null where it is slanted.
    /// </summary>
    public int? Turn
    {
        get
        {
            var (across, down) = (ToX - FromX, ToY - FromY);
            if (Math.Abs(across) + Math.Abs(down) < 0.01)
            {
                return 0;
            }

            var angle = Math.Atan2(down, across) * 180 / Math.PI;
            var quarter = (int)Math.Round(angle / 90);
            return Math.Abs(angle - (quarter * 90)) > MaxSkew ? null : (quarter + 4) % 4;
        }
    }
}
