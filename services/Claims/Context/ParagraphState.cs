namespace Disclosure.Claims.Context;

/// <summary>What a paragraph speaks of at the moment.</summary>
internal enum ParagraphTopic
{
    None,
    Requests,
    Proceedings,
    Documents,
    Decisions,

    /// <summary>Something that the tables do not count.</summary>
    Foreign,
}

/// <summary>What earlier words of a paragraph say about the numbers that follow.</summary>
internal sealed class ParagraphState(bool speaksOfRequests)
{
    private bool _hasLitigation;
    private bool _isOfFee;

    /// <summary>Whether the section is that of requests.</summary>
    public bool IsOfRequests => speaksOfRequests;

    /// <summary>Whether 行政事业性收费 was spoken of in this paragraph.</summary>
    public bool HasFees { get; set; }

    /// <summary>Whether 其中 or 申请中 was said in this clause.</summary>
    public bool IsParted { get; set; }

    /// <summary>Whether documents are counted by how they may be disclosed: 主动公开96件、依申请公开31件、不予公开87件.</summary>
    public bool Classifies { get; set; }

    /// <summary>Whether the last decisions were said to be made, whatever else the sentence publishes.</summary>
    public bool Made { get; set; }

    public ParagraphTopic Topic { get; set; } = speaksOfRequests ? ParagraphTopic.Requests : ParagraphTopic.None;

    /// <summary>Review, litigation or both, and the two ways to court.</summary>
    public List<WordMeaning> Proceedings { get; set; } = [];

    /// <summary>Said before the first item of a list of proceedings: 尚未审结的行政复议2件、行政诉讼1件.</summary>
    public WordMeaning OutcomeOfList { get; set; }

    /// <summary>Whose number was one of cases closed, without what came of them: 审结3件，全部维持.</summary>
    public ClaimSubject? Tried { get; set; }

    public List<WordMeaning> Documents { get; set; } = [];

    /// <summary>Issued, repealed or in force, as said of the last number of documents.</summary>
    public IReadOnlyList<string> Stage { get; set; } = [];

    /// <summary>ThisYear, LastYear, NextYear or OtherPeriod.</summary>
    public WordMeaning Period { get; set; } = WordMeaning.ThisYear;

    /// <summary>Rows of the last number of requests in this sentence, claimed or not.</summary>
    public IReadOnlyList<WordMeaning> Rows { get; set; } = [];

    /// <summary>How many numbers of results this sentence had.</summary>
    public int Results { get; set; }

    /// <summary>What the last item of a list was: a column, an outcome or a reason. Gives 其他 its meaning.</summary>
    public WordMeaning LastItem { get; set; }

    /// <summary>Whether 公开, 发布 and the like were said in this sentence.</summary>
    public bool Published { get; set; }

    /// <summary>Whether the last number of decisions was one of those made.</summary>
    public bool Decided { get; set; }

    /// <summary>Whether the whole region was named in this sentence.</summary>
    public bool WholeScope { get; set; }

    /// <summary>Whether this sentence speaks of another body's cases or of fees.</summary>
    public bool Elsewhere { get; set; }

    /// <summary>Whether requests received were stated in this paragraph.</summary>
    public bool HasReceived { get; set; }

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
        (_hasLitigation, _isOfFee, Results, IsParted, Classifies) = (false, false, 0, false, false);
        if (speaksOfRequests && Topic is ParagraphTopic.Foreign or ParagraphTopic.Documents)
        {
            Topic = ParagraphTopic.Requests;
        }
    }

    /// <summary>Past a semicolon the section's own topic is spoken of again.</summary>
    public void EndClause()
    {
        IsParted = false;
        if (speaksOfRequests && Topic == ParagraphTopic.Foreign)
        {
            Topic = ParagraphTopic.Requests;
        }

        // 诉讼9起，直接起诉6起，复议后起诉3起；维持7起: the two ways were parts, and both are spoken of again.
        if (_hasLitigation && Proceedings.TrueForAll(p => p is WordMeaning.Direct or WordMeaning.AfterReview))
        {
            Proceedings = [WordMeaning.Litigation];
        }
    }

    /// <summary>Whether a number came after the last proceedings or documents named: the next name begins anew.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Takes in a word in passing.</summary>
    public void Observe(WordMeaning facet)
    {
        switch (facet)
        {
            case WordMeaning.ThisYear or WordMeaning.LastYear or WordMeaning.NextYear or WordMeaning.OtherPeriod:
                Period = facet;
                break;
            case WordMeaning.Publish:
                Published = true;
                break;
            case WordMeaning.WholeScope:
                WholeScope = true;
                break;
            case WordMeaning.Reviewing or WordMeaning.ProcessingFee:
                Elsewhere = true;
                _isOfFee = facet == WordMeaning.ProcessingFee;
                break;
            case WordMeaning.Request or WordMeaning.RequestTopic when _isOfFee:
                (Elsewhere, _isOfFee, Topic) = (false, false, ParagraphTopic.Requests);
                break;
            case WordMeaning.AdministrativeFee:
                (HasFees, Elsewhere, _isOfFee) = (true, Elsewhere && !_isOfFee, false);
                break;
            case WordMeaning.PartOf:
                IsParted = true;
                break;
            case WordMeaning.Request or WordMeaning.RequestTopic:
                Topic = ParagraphTopic.Requests;
                break;
            case WordMeaning.Review or WordMeaning.Litigation or WordMeaning.Direct or WordMeaning.AfterReview:
                if (Topic != ParagraphTopic.Proceedings || IsCounted)
                {
                    Proceedings = [];
                }

                (Topic, IsCounted) = (ParagraphTopic.Proceedings, false);
                _hasLitigation |= facet == WordMeaning.Litigation;
                if (!Proceedings.Contains(facet))
                {
                    Proceedings.Add(facet);
                }

                break;
            case WordMeaning.Normative or WordMeaning.Rules:
                if (Topic != ParagraphTopic.Documents || IsCounted)
                {
                    Documents = [];
                }

                (Topic, IsCounted) = (ParagraphTopic.Documents, false);
                if (!Documents.Contains(facet))
                {
                    Documents.Add(facet);
                }

                break;
        }
    }
}
