using System.Text;

namespace Disclosure.Form;

/// <summary>Characters of one look; one line of text.</summary>
public sealed record TextRun(string Text, bool Bold = false);

/// <summary>One block of a section.</summary>
public abstract record Block
{
    /// <summary>The block's characters: one line, or one line a list item or table row.</summary>
    public abstract string Text { get; }
}

/// <summary>A heading inside a section, without its number. Level 3 is "1.", level 4 is "（1）".</summary>
public sealed record Heading(int Level, string Content) : Block
{
    public override string Text => Content;
}

/// <summary>A paragraph of runs.</summary>
public sealed record Paragraph(IReadOnlyList<TextRun> Runs) : Block
{
    public Paragraph(string text)
        : this([new TextRun(text)]) { }

    public override string Text => Runs is [var only] ? only.Text : string.Concat(Runs.Select(r => r.Text));

    /// <summary>A copy with parts of its text replaced; what is put in has the look of the run where the part began.</summary>
    /// <param name="changes">From the last to the first, in UTF-16 units of <see cref="Text"/>; they do not overlap.</param>
    public Paragraph Replace(IEnumerable<(int Start, int Length, string Text)> changes)
    {
        var texts = Runs.Select(r => new StringBuilder(r.Text)).ToArray();
        foreach (var (start, length, text) in changes)
        {
            var (at, isPut) = (0, false);
            for (var i = 0; i < texts.Length; i++)
            {
                var from = Math.Max(start - at, 0);
                var to = Math.Min(start + length - at, Runs[i].Text.Length);
                if (from < to)
                {
                    texts[i].Remove(from, to - from).Insert(from, isPut ? "" : text);
                    isPut = true;
                }

                at += Runs[i].Text.Length;
            }
        }

        return new([.. Runs.Select((r, i) => r with { Text = texts[i].ToString() }).Where(r => r.Text.Length > 0)]);
    }

    public bool Equals(Paragraph? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A list, numbered by the system or with bullets.</summary>
public sealed record ItemList(bool Ordered, IReadOnlyList<Paragraph> Items) : Block
{
    public override string Text => string.Join('\n', Items.Select(i => i.Text));

    public bool Equals(ItemList? other) =>
        other is not null && Ordered == other.Ordered && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(Ordered, Items.Count);
}

/// <summary>A picture in its place; its bytes are kept apart.</summary>
/// <param name="Id">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="Caption">Printed below it; empty for none.</param>
/// <param name="AlternativeText">What it shows, for those who cannot see it.</param>
public sealed record PictureBlock(string Id, string Caption, string AlternativeText) : Block
{
    public override string Text => Caption;
}

/// <summary>A small table of words, apart from the official ones.</summary>
/// <param name="Caption">Printed above it; empty for none.</param>
/// <param name="Headed">Whether the first row heads the columns.</param>
/// <param name="Rows">All of the same number of cells.</param>
public sealed record SmallTable(string Caption, bool Headed, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    public override string Text
    {
        get
        {
            var rows = string.Join('\n', Rows.Select(r => string.Join('\t', r)));
            return Caption.Length > 0 ? $"{Caption}\n{rows}" : rows;
        }
    }

    public bool Equals(SmallTable? other) =>
        other is not null
        && Caption == other.Caption
        && Headed == other.Headed
        && Rows.Count == other.Rows.Count
        && Rows.Zip(other.Rows).All(r => r.First.SequenceEqual(r.Second));

    public override int GetHashCode() => HashCode.Combine(Caption, Headed, Rows.Count);
}

/// <summary>One headed part of a report's prose. Its number follows from its place and is never typed.</summary>
/// <param name="Name">preamble, overview, problems, other_matters, or a sub-section such as requests.</param>
/// <param name="Heading">Without its number; empty means the edition's own heading.</param>
/// <param name="Blocks">The section's own content.</param>
/// <param name="Sections">Sub-sections, one level deep.</param>
public sealed record Section(string Name, string Heading, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections)
{
    /// <summary>The plain text of the section's own blocks, each block's lines in order.</summary>
    public string Text => string.Join('\n', Blocks.Select(b => b.Text));

    /// <summary>Paragraphs of plain text: one a line, empty lines dropped.</summary>
    public static IReadOnlyList<Block> Paragraphs(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => new Paragraph(line)),
        ];

    public bool Equals(Section? other) =>
        other is not null
        && Name == other.Name
        && Heading == other.Heading
        && Blocks.SequenceEqual(other.Blocks)
        && Sections.SequenceEqual(other.Sections);

    public override int GetHashCode() => HashCode.Combine(Name, Heading, Blocks.Count, Sections.Count);
}
