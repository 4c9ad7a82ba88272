using Disclosure.Form;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Claims.Tests;

/// <summary>
/// The finder against sentences labelled by hand. "development" was looked at while the finder was made; how it did on the
/// others when it had not seen them is told beside them.
/// </summary>
public sealed class ClaimSetTests(ITestOutputHelper output)
{
    private static readonly ClaimFinder s_finder = ClaimFinder.Create(
        Editions.E2021,
        new(2023, ["临阳县人民政府", "临阳县"])
    );

    [Theory]
    [InlineData("development.tsv")]
    [InlineData("held-out.tsv")]
    [InlineData("second-look.tsv")]
    [InlineData("third-look.tsv")]
    [InlineData("fourth-look.tsv")]
    [InlineData("fifth-look.tsv")]
    [InlineData("sixth-look.tsv")]
    [InlineData("seventh-look.tsv")]
    [InlineData("independent-1.tsv")]
    [InlineData("independent-2.tsv")]
    [InlineData("independent-3.tsv")]
    [InlineData("independent-4.tsv")]
    [InlineData("independent-5.tsv")]
    [InlineData("independent-6.tsv")]
    public void Claims_are_found_and_nothing_else_is(string file) => Hold(file, 0.97, 0.95);

    /// <summary>Nobody has looked at these since they were written: what the finder does with words that are new to it, which may only get better.</summary>
    [Theory]
    [InlineData("independent-7.tsv", 0.97, 0.95)]
    [InlineData("independent-8.tsv", 0.97, 0.97)]
    public void Wordings_that_it_has_not_seen_get_no_worse(string file, double precision, double recall) =>
        Hold(file, precision, recall);

    private void Hold(string file, double leastPrecision, double leastRecall)
    {
        var sentences = LabelledSentence.Load(file);
        var (right, found, labelled) = (0, 0, 0);
        foreach (var sentence in sentences)
        {
            var expected = sentence.Claims.ToList();
            var claims = s_finder
                .Find(new TextLine(sentence.Section, sentence.Text, 0, true))
                .Claims.Select(c => new LabelledClaim(c.Value, c.Subject.Readings[0].ToString()))
                .ToList();
            var surplus = claims.Where(c => !expected.Remove(c)).ToArray();
            labelled += sentence.Claims.Count;
            found += claims.Count;
            right += claims.Count - surplus.Length;
            if (surplus.Length + expected.Count > 0)
            {
                output.WriteLine(sentence.Text);
                output.WriteLine($"    missed {string.Join("; ", expected.Select(c => $"{c.Value} {c.Sum}"))}");
                output.WriteLine($"    surplus {string.Join("; ", surplus.Select(c => $"{c.Value} {c.Sum}"))}");
            }
        }

        var (precision, recall) = ((double)right / found, (double)right / labelled);
        output.WriteLine(
            $"{file}: {sentences.Count} sentences, {sentences.Count(s => s.Claims.Count == 0)} without a claim; "
                + $"{labelled} claims; precision {precision:F3}, recall {recall:F3}"
        );
        Assert.True(precision >= leastPrecision, $"precision {precision:F3}");
        Assert.True(recall >= leastRecall, $"recall {recall:F3}");
    }
}
