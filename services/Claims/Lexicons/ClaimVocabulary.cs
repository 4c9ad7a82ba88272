using System.Runtime.CompilerServices;
using Disclosure.Claims.Concepts;
using Disclosure.Form;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Lexicons;

/// <summary>All words and concepts by which claims about one edition are found. Immutable; made once an edition.</summary>
internal sealed class ClaimVocabulary
{
    // An edition lives as long as the catalog that holds it.
    // Weak: an edition that its catalog drops takes its vocabulary with it.
    private static readonly ConditionalWeakTable<Edition, ClaimVocabulary> s_ofEditions = [];

    // In the order of the edition.
    private readonly List<ClaimConcept> _concepts = [];

    // Groups are created before their parts; words keep the order of the edition.
    private ClaimVocabulary(ConceptVocabulary edition)
    {
        var words = new List<(string Pattern, ClaimConcept Concept)>();
        var byName = new Dictionary<string, ClaimConcept>();
        // Groups first, so that a part finds its group.
        foreach (var data in edition.Concepts.OrderBy(c => c.Group.Length > 0))
        {
            byName.Add(data.Concept, new(data, data.Group.Length > 0 ? byName[data.Group] : null));
        }

        foreach (var data in edition.Concepts)
        {
            _concepts.Add(byName[data.Concept]);
            words.AddRange(data.Words.Select(w => (w, byName[data.Concept])));
        }

        Lexicon = new(Compose(words).SelectMany(w => WordPattern.Expand(w.Pattern).Select(word => (word, w.Concept))));
        Requests = TopicOf(edition, ClaimTopic.Requests);
        Proceedings = TopicOf(edition, ClaimTopic.Proceedings);
        Documents = TopicOf(edition, ClaimTopic.Documents);
        Decisions = TopicOf(edition, ClaimTopic.Decisions);
        Fees = TopicOf(edition, ClaimTopic.Fees);
        Received = First(WordMeaning.Received);
        CarriedIn = First(WordMeaning.CarriedIn);
        CarriedOut = First(WordMeaning.CarriedOut);
        Concluded = First(WordMeaning.Concluded);
        Granted = First(WordMeaning.Granted);
        Issued = First(WordMeaning.Issued);
        Person = First(WordMeaning.Person);
        Fee = First(WordMeaning.Fee);
        RestOfOrganizations = FirstRest(WordMeaning.Organization);
        RestOfOutcomes = FirstRest(WordMeaning.Outcome);
        OutcomeCount = _concepts.Where(c => c.IsOutcome).SelectMany(c => c.Columns).Distinct().Count();
        ReceivedAndCarriedIn = [.. Received.Rows, .. CarriedIn.Rows];
        ReasonRows = _concepts.Where(c => c.IsReason).SelectMany(c => c.Rows).ToHashSet();
    }

    /// <summary>The words of the language and of the edition.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Cells of requests.</summary>
    public TopicCells Requests { get; }

    /// <summary>Cells of reviews and litigation.</summary>
    public TopicCells Proceedings { get; }

    /// <summary>Cells of documents.</summary>
    public TopicCells Documents { get; }

    /// <summary>Cells of administrative decisions.</summary>
    public TopicCells Decisions { get; }

    /// <summary>Cells of administrative fees.</summary>
    public TopicCells Fees { get; }

    // Concepts that a sentence implies without naming them. One that the edition lacks has no rows and no columns.

    /// <summary>Requests received.</summary>
    public ClaimConcept Received { get; }

    /// <summary>Requests carried over from last year.</summary>
    public ClaimConcept CarriedIn { get; }

    /// <summary>Requests carried over to next year.</summary>
    public ClaimConcept CarriedOut { get; }

    /// <summary>Requests answered.</summary>
    public ClaimConcept Concluded { get; }

    /// <summary>What 公开 alone means among results.</summary>
    public ClaimConcept Granted { get; }

    /// <summary>Documents made, which 新增 means of documents.</summary>
    public ClaimConcept Issued { get; }

    /// <summary>Applicants who are natural persons.</summary>
    public ClaimConcept Person { get; }

    /// <summary>Administrative fees.</summary>
    public ClaimConcept Fee { get; }

    /// <summary>What 其他 means in a list of applicants.</summary>
    public ClaimConcept RestOfOrganizations { get; }

    /// <summary>What 其他 means in a list of outcomes.</summary>
    public ClaimConcept RestOfOutcomes { get; }

    /// <summary>How many columns of outcomes a kind of proceedings has.</summary>
    public int OutcomeCount { get; }

    /// <summary>Rows of all requests of the year: new ones and those carried over.</summary>
    public IReadOnlyList<string> ReceivedAndCarriedIn { get; }

    /// <summary>Rows of the reasons within groups of results.</summary>
    public IReadOnlySet<string> ReasonRows { get; }

    /// <summary>The vocabulary of an edition.</summary>
    public static ClaimVocabulary ForEdition(Edition edition) =>
        s_ofEditions.GetValue(edition, static e => new(e.Concepts));

    // Of the meanings of one word, 无 is read first: 未收到 denies, and then names what is denied.
    private static IEnumerable<(string Pattern, ClaimConcept Concept)> Compose(
        IEnumerable<(string Pattern, ClaimConcept Concept)> edition
    )
    {
        var language = LanguageLexicon.Words.ToLookup(w => w.Meaning == WordMeaning.Nothing);
        return language[true].Select(ToConcept).Concat(edition).Concat(language[false].Select(ToConcept));

        static (string, ClaimConcept) ToConcept((string Pattern, WordMeaning Meaning) word) =>
            (word.Pattern, ClaimConcept.ForMeaning(word.Meaning));
    }

    // A topic that the edition does not count has no cells.
    private static TopicCells TopicOf(ConceptVocabulary edition, ClaimTopic topic) =>
        edition.Topics.FirstOrDefault(t => t.Topic == topic) is { } table
            ? new(topic, table.Table, table.Total.Length > 0 ? [table.Total] : [])
            : new(topic, "", []);

    // A concept of the language, without cells, where the edition has none of the meaning.
    private ClaimConcept First(WordMeaning meaning) =>
        _concepts.Find(c => c.Meaning == meaning) ?? ClaimConcept.ForMeaning(meaning);

    private ClaimConcept FirstRest(WordMeaning meaning) =>
        _concepts.Find(c => c.Meaning == meaning && c.IsRest) ?? ClaimConcept.ForMeaning(meaning);
}
