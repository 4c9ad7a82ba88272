using System.Text;
using Disclosure.Form;

namespace Disclosure.Intake.Formats.Markdown;

/// <summary>Marks within a line of Markdown: bold, and the backslash that makes a mark a character like any other.</summary>
internal static class MarkdownInline
{
    private const string Bold = "**";

    /// <summary>The characters without marks.</summary>
    public static string Text(string line) => string.Concat(Runs(line).Select(r => r.Text));

    /// <summary>The characters, in runs of one weight.</summary>
    public static IReadOnlyList<TextRun> Runs(string line)
    {
        var runs = new List<TextRun>();
        var text = new StringBuilder();
        var isBold = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (IsEscape(line, i))
            {
                text.Append(line[++i]);
            }
            else if (IsBold(line, i) && (isBold || Closes(line, i + Bold.Length)))
            {
                End();
                isBold = !isBold;
                i++;
            }
            else
            {
                text.Append(line[i]);
            }
        }

        End();
        return runs.Count > 0 ? runs : [new("")];

        void End()
        {
            if (text.Length > 0)
            {
                runs.Add(new(text.ToString(), isBold));
                text.Clear();
            }
        }
    }

    /// <summary>The texts between the bars of a row, without marks. A bar behind a backslash separates nothing.</summary>
    public static List<string> SplitRow(string line)
    {
        var cells = new List<string>();
        var from = 1;
        for (var i = 1; i < line.Length; i++)
        {
            if (IsEscape(line, i))
            {
                i++;
            }
            else if (line[i] == '|')
            {
                cells.Add(Text(line[from..i].Trim()));
                from = i + 1;
            }
        }

        if (line[from..].Trim() is { Length: > 0 } rest)
        {
            cells.Add(Text(rest));
        }

        return cells;
    }

    private static bool IsEscape(string line, int at) =>
        line[at] == '\\' && at + 1 < line.Length && char.IsAscii(line[at + 1]) && !char.IsLetterOrDigit(line[at + 1]);

    private static bool IsBold(string line, int at) => string.CompareOrdinal(line, at, Bold, 0, Bold.Length) == 0;

    // Whether what begins at a place is ended by another mark.
    private static bool Closes(string line, int at)
    {
        for (; at < line.Length; at++)
        {
            if (IsEscape(line, at))
            {
                at++;
            }
            else if (IsBold(line, at))
            {
                return true;
            }
        }

        return false;
    }
}
