using Disclosure.Claims.Context;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Sentences;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form;

namespace Disclosure.Claims;

/// <summary>What the finder knows of the report beside its prose.</summary>
/// <param name="Year">The report year; 0 where it is not known.</param>
/// <param name="OwnNames">Names of the reporting agency; empty where they are not known.</param>
public sealed record ClaimContext(int Year, IReadOnlyList<string> OwnNames);

/// <summary>Finds statements of quantity in the prose of a report and resolves the cells that each speaks of.</summary>
public sealed class ClaimFinder
{
    // Tells what each section is about.
    private readonly SectionOutline _outline;
    private readonly ClaimVocabulary _vocabulary;
    private readonly ClaimContext _context;
    private readonly Tokenizer _tokenizer;

    // The vocabulary is shared by all finders of an edition; the tokenizer depends on the year.
    private ClaimFinder(Edition edition, ClaimContext context)
    {
        (_outline, _context) = (edition.Outline, context);
        // Made once an edition, however many reports are read: see ClaimVocabulary.
        _vocabulary = ClaimVocabulary.ForEdition(edition);
        _tokenizer = new(_vocabulary, context.Year);
    }

    /// <summary>A finder for the prose of one report.</summary>
    /// <param name="edition">Its sections say what a paragraph is about, its concepts which cells the words speak of.</param>
    public static ClaimFinder Create(Edition edition, ClaimContext context) => new(edition, context);

    /// <summary>Reads every line of sentences; lines without a number or a word of the lexicon are left out.</summary>
    public IEnumerable<LineClaims> Find(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
        {
            // More than the stop that every line ends with.
            if (line.IsProse && Find(line) is { Tokens.Count: > 1 } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The claims of one line, in the order of the text.</summary>
    /// <param name="line">A line of sentences; its section says what it is about.</param>
    public LineClaims Find(TextLine line)
    {
        var role = _outline.RoleOf(line.Section);
        // Section five speaks of problems and plans: its numbers are not those of the tables.
        if (role == SectionRole.Problems)
        {
            return new(line, [], [], _vocabulary);
        }

        var tokens = _tokenizer.Tokenize(line.Text);
        var claims = new List<Claim>();
        // State goes from sentence to sentence of a paragraph, and never beyond it.
        var state = new ParagraphState(_vocabulary, role == SectionRole.Requests);
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
            {
                state.BeginSentence();
                var sentence = new SentenceReader(line.Text, tokens, from, i, state, _context.OwnNames);
                // A subject without cells was understood, and the edition does not count it.
                claims.AddRange(sentence.Read().Where(c => c.Subject.HasCells));
                from = i + 1;
            }
        }

        return new(line, claims, tokens, _vocabulary);
    }
}
