namespace Disclosure.Narrative.Domain.Claims;

/// <summary>What the finder must know of the report.</summary>
/// <param name="Year">The year reported on; 0 where it is not known.</param>
/// <param name="OwnNames">Names that the office goes by; empty where they are not known.</param>
internal sealed record ClaimContext(int Year, IReadOnlyList<string> OwnNames);

/// <summary>Finds statements of quantity in one paragraph and says what each speaks of.</summary>
internal sealed class ClaimFinder(ClaimContext context)
{
    private readonly Tokenizer _tokenizer = new(Lexicon.Shared, context.Year);

    /// <summary>The paragraph's claims in their order, and its tokens.</summary>
    /// <param name="section">Whose paragraph it is; in "requests" numbers without a noun are those of requests.</param>
    public (IReadOnlyList<Claim> Claims, IReadOnlyList<Token> Tokens) Find(string section, string text)
    {
        if (section is "problems" or "issues" or "improvements")
        {
            // What went wrong and what is planned: its numbers are examples.
            return ([], []);
        }

        var tokens = _tokenizer.Cut(text);
        var claims = new List<Claim>();
        var memory = new Memory(section == "requests");
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
            {
                memory.BeginSentence();
                var sentence = new SentenceReader(text, tokens, from, i, memory, context.OwnNames);
                claims.AddRange(sentence.Read());
                from = i + 1;
            }
        }

        return (claims, tokens);
    }
}
