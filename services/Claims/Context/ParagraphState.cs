using Disclosure.Claims.Concepts;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Context;

/// <summary>What the words read so far in a paragraph say about the numbers that follow.</summary>
/// <param name="isOfRequests">Whether the section's own topic is requests.</param>
/// <remarks>Mutable, for one paragraph and one thread.</remarks>
internal sealed class ParagraphState(ClaimVocabulary vocabulary, bool isOfRequests)
{
    // The group of proceedings named in this sentence.
    private ClaimConcept? _groupOfProceedings;

    // Whether Elsewhere was set by a fee, after which requests may be spoken of again.
    private bool _isOfFee;

    /// <summary>The words and concepts of the edition.</summary>
    public ClaimVocabulary Vocabulary => vocabulary;

    /// <summary>Whether the section's own topic is requests.</summary>
    public bool IsOfRequests => isOfRequests;

    /// <summary>Whether 行政事业性收费 was named in this paragraph.</summary>
    public bool HasFees { get; set; }

    /// <summary>Whether 其中 or 申请中 was said in this clause.</summary>
    public bool IsParted { get; set; }

    /// <summary>Whether documents are counted by class of disclosure: 主动公开96件、依申请公开31件、不予公开87件.</summary>
    public bool Classifies { get; set; }

    /// <summary>Whether the classes are those of a whole that was counted: 制作信息112条，其中主动公开7条，…; 依申请公开59条.</summary>
    public bool ClassifiesWhole { get; set; }

    /// <summary>Whether the last decisions were said to be made, whatever else the sentence publishes.</summary>
    public bool Made { get; set; }

    /// <summary>The topic that a number without a noun belongs to.</summary>
    public ParagraphTopic Topic { get; set; } = isOfRequests ? ParagraphTopic.Requests : ParagraphTopic.None;

    /// <summary>Kinds of proceedings that the next numbers count.</summary>
    public List<ClaimConcept> Proceedings { get; set; } = [];

    /// <summary>The outcome named before the first item of a list: 尚未审结的行政复议2件、行政诉讼1件. Null where there is none.</summary>
    public ClaimConcept? OutcomeOfList { get; set; }

    /// <summary>The subject of the last number of closed cases, until their outcome is said: 审结3件，全部维持.</summary>
    public ClaimSubject? Tried { get; set; }

    /// <summary>Kinds of documents that the next numbers count.</summary>
    public List<ClaimConcept> Documents { get; set; } = [];

    /// <summary>Columns of the last number of documents: issued, repealed or in force.</summary>
    public IReadOnlyList<string> Stage { get; set; } = [];

    /// <summary>ThisYear, LastYear, NextYear or OtherPeriod.</summary>
    public WordMeaning Period { get; set; } = WordMeaning.ThisYear;

    /// <summary>Rows of the last number of requests in this sentence, claimed or not.</summary>
    public IReadOnlyList<ClaimConcept> Rows { get; set; } = [];

    /// <summary>How many numbers of results this sentence had.</summary>
    public int Results { get; set; }

    /// <summary>The last item of a list, which gives 其他 its meaning: a column, an outcome or a result. Null where there is none.</summary>
    public ClaimConcept? LastItem { get; set; }

    /// <summary>Whether 公开, 发布 and the like were said in this sentence.</summary>
    public bool Published { get; set; }

    /// <summary>Whether the last number of decisions was one of those made.</summary>
    public bool Decided { get; set; }

    /// <summary>Whether the whole region was named in this sentence.</summary>
    public bool WholeScope { get; set; }

    /// <summary>Whether this sentence speaks of the cases of another body, or of fees that no table counts.</summary>
    public bool Elsewhere { get; set; }

    /// <summary>Whether requests received were stated in this paragraph.</summary>
    public bool HasReceived { get; set; }

    /// <summary>Whether a number followed the last proceedings or documents named, so that the next name starts a new list.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Forgets what holds within one sentence only.</summary>
    /// <remarks>A new sentence speaks of this year until it says otherwise.</remarks>
    public void BeginSentence()
    {
        (Period, Rows, Published, Decided, WholeScope, Elsewhere) = (
            WordMeaning.ThisYear,
            [],
            false,
            false,
            false,
            false
        );
        (_groupOfProceedings, _isOfFee, Results) = (null, false, 0);
        (IsParted, Classifies, ClassifiesWhole) = (false, false, false);
        // In a section about requests every sentence goes back to them.
        if (isOfRequests && Topic is ParagraphTopic.Foreign or ParagraphTopic.Documents)
        {
            Topic = ParagraphTopic.Requests;
        }
    }

    /// <summary>Returns to the section's own topic after a semicolon.</summary>
    public void EndClause()
    {
        IsParted = false;
        if (isOfRequests && Topic == ParagraphTopic.Foreign)
        {
            Topic = ParagraphTopic.Requests;
        }

        // 诉讼9起，直接起诉6起，复议后起诉3起；维持7起: the two kinds were parts, and the semicolon returns to the whole.
        if (_groupOfProceedings is { } group && Proceedings.TrueForAll(p => p.Group is not null))
        {
            Proceedings = [group];
        }
    }

    /// <summary>Takes note of a word that is passed.</summary>
    public void Observe(ClaimConcept concept)
    {
        switch (concept.Meaning)
        {
            case WordMeaning.ThisYear or WordMeaning.LastYear or WordMeaning.NextYear or WordMeaning.OtherPeriod:
                Period = concept.Meaning;
                break;
            case WordMeaning.Publish:
                Published = true;
                break;
            case WordMeaning.WholeScope:
                WholeScope = true;
                break;
            case WordMeaning.Reviewing or WordMeaning.ProcessingFee:
                Elsewhere = true;
                _isOfFee = concept.Meaning == WordMeaning.ProcessingFee;
                break;
            case WordMeaning.Request or WordMeaning.RequestTopic when _isOfFee:
                (Elsewhere, _isOfFee, Topic) = (false, false, ParagraphTopic.Requests);
                break;
            case WordMeaning.Fee:
                (HasFees, Elsewhere, _isOfFee) = (true, Elsewhere && !_isOfFee, false);
                break;
            case WordMeaning.PartOf:
                IsParted = true;
                break;
            case WordMeaning.Request or WordMeaning.RequestTopic:
                Topic = ParagraphTopic.Requests;
                break;
            case WordMeaning.Proceeding:
                ObserveProceeding(concept);
                break;
            case WordMeaning.Document:
                ObserveDocument(concept);
                break;
        }
    }

    // Kinds named one after the other form a list, until a number ends it.
    private void ObserveProceeding(ClaimConcept concept)
    {
        // A number has closed the list: this kind begins a new one.
        if (Topic != ParagraphTopic.Proceedings || IsCounted)
        {
            Proceedings = [];
        }

        (Topic, IsCounted) = (ParagraphTopic.Proceedings, false);
        _groupOfProceedings = concept.IsGroup ? concept : _groupOfProceedings;
        if (!Proceedings.Contains(concept))
        {
            Proceedings.Add(concept);
        }
    }

    // As for proceedings.
    private void ObserveDocument(ClaimConcept concept)
    {
        if (Topic != ParagraphTopic.Documents || IsCounted)
        {
            Documents = [];
        }

        (Topic, IsCounted) = (ParagraphTopic.Documents, false);
        if (!Documents.Contains(concept))
        {
            Documents.Add(concept);
        }
    }
}
