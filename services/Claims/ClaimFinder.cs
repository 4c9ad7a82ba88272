using Disclosure.Form;

namespace Disclosure.Claims;

/// <summary>What the finder knows of the report beside its prose.</summary>
/// <param name="Year">The report year; 0 where it is not known.</param>
/// <param name="OwnNames">Names of the reporting agency; empty where they are not known.</param>
public sealed record ClaimContext(int Year, IReadOnlyList<string> OwnNames);

/// <summary>Finds statements of quantity in the prose of a report and resolves the cells that each speaks of.</summary>
public sealed class ClaimFinder
{
    private readonly Tokenizer _tokenizer;
    private readonly ClaimContext _context;

    private ClaimFinder(Tokenizer tokenizer, ClaimContext context) => (_tokenizer, _context) = (tokenizer, context);

    /// <summary>A finder for the prose of one report.</summary>
    public static ClaimFinder Create(Edition edition, ClaimContext context) =>
        new(new Tokenizer(Lexicon.Shared, context.Year), context);

    /// <summary>Reads every line of sentences; lines without a number or a word of the lexicon are left out.</summary>
    public IEnumerable<LineClaims> Find(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsProse && Find(line) is { Tokens.Count: > 1 } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The claims of one line, in the order of the text.</summary>
    public LineClaims Find(TextLine line)
    {
        if (line.Section is "problems" or "issues" or "improvements")
        {
            // What went wrong and what is planned: its numbers are examples.
            return new(line, [], []);
        }

        var tokens = _tokenizer.Cut(line.Text);
        var claims = new List<Claim>();
        var state = new ParagraphState(line.Section == "requests");
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
            {
                state.BeginSentence();
                var sentence = new SentenceReader(line.Text, tokens, from, i, state, _context.OwnNames);
                claims.AddRange(sentence.Read());
                from = i + 1;
            }
        }

        return new(line, claims, tokens);
    }
}
