using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Similarity;

/// <summary>
/// The sentences of a report and the shingles of each: hashes of every five neighbouring characters, digits and marks left
/// out. Headings and sentences that every report must have do not count.
/// </summary>
/// <remarks>Five letters: shorter pieces are shared by all Chinese texts, longer ones miss a changed word.</remarks>
internal sealed class ShingleSet
{
    // Characters of a shingle.
    private const int Size = 5;

    // A shorter sentence is a phrase that any two texts may share.
    private const int ShortestSentence = 10;

    // What the notice prescribes word for word, or nearly so.
    // A sentence with one of these says what all reports say, and is left out whole.
    private static readonly string[] s_prescribed =
    [
        "根据《中华人民共和国政府信息公开条例》",
        "统计期限",
        "电子版可",
        "如有疑问",
        "如对本报告有疑问",
        "格式的通知",
        "信息处理费",
        "无其他需要报告的事项",
        "没有其他需要报告的事项",
        "现将",
        "编制本报告",
    ];

    private ShingleSet(IReadOnlyList<ShingledSentence> sentences)
    {
        Sentences = sentences;
        All = [.. sentences.SelectMany(s => s.Hashes)];
    }

    /// <summary>Sentences of ten letters or more, in the order of the text.</summary>
    public IReadOnlyList<ShingledSentence> Sentences { get; }

    /// <summary>The hashes of all sentences.</summary>
    public HashSet<ulong> All { get; }

    /// <summary>The shingles of a report's sections; the preamble, which is alike everywhere, is left out.</summary>
    /// <param name="sections">Names with their own blocks.</param>
    /// <param name="outline">Tells the preamble.</param>
    public static ShingleSet Create(
        IEnumerable<(string Section, IReadOnlyList<Block> Blocks)> sections,
        SectionOutline outline
    ) =>
        new([
            .. from section in sections
            where outline.RoleOf(section.Section) != SectionRole.Preamble
            from block in section.Blocks
            where block is Paragraph or ItemList
            from text in block.Text.Split('。', '；', '！', '？', '\n')
            where !Array.Exists(s_prescribed, p => text.Contains(p, StringComparison.Ordinal))
            let letters = LettersOf(text)
            where letters.Length >= ShortestSentence
            select new ShingledSentence(section.Section, text.Trim(), HashesOf(letters)),
        ]);

    /// <summary>The share of this text's shingles that are in the other, from 0 to 1.</summary>
    /// <remarks>Of this text, not of both: a short text that is wholly in a long one is a copy.</remarks>
    public double ShareIn(ShingleSet other) => All.Count == 0 ? 0 : (double)All.Count(other.All.Contains) / All.Count;

    // A number bound to a cell is no more a letter than one that is not.
    private static string LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        var from = 0;
        foreach (var reference in ReferenceText.Find(text).Append(new(text.Length, 0, null)))
        {
            foreach (var c in text.AsSpan(from, reference.Start - from))
            {
                if (char.IsLetter(c))
                {
                    letters.Append(c);
                }
            }

            from = reference.Start + reference.Length;
        }

        return letters.ToString();
    }

    // One hash a place; a sentence is at least as long as a shingle.
    private static ulong[] HashesOf(string letters)
    {
        var hashes = new ulong[letters.Length - Size + 1];
        for (var i = 0; i < hashes.Length; i++)
        {
            // XxHash3 is the same on every machine of one byte order.
            hashes[i] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(letters.AsSpan(i, Size)));
        }

        return hashes;
    }
}
