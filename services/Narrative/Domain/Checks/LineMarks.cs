using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>What marks around a place of a line say of it.</summary>
internal static class LineMarks
{
    // A longer title was never closed.
    private const int MostOfTitle = 100;

    /// <summary>Whether the place is inside 《》: a title is quoted as it is, whatever it says.</summary>
    public static bool IsQuotedTitle(this TextLine line, int at)
    {
        var before = line.Text.AsSpan(0, at);
        var open = before.LastIndexOf('《');
        return open >= 0 && at - open <= MostOfTitle && before[open..].IndexOf('》') < 0;
    }
}
