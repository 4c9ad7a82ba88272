namespace Disclosure.Claims.Context;

/// <summary>What a paragraph speaks of at the moment.</summary>
internal enum Topic
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
internal sealed class Memory(bool speaksOfRequests)
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

    public Topic Topic { get; set; } = speaksOfRequests ? Topic.Requests : Topic.None;

    /// <summary>Review, litigation or both, and the two ways to court.</summary>
    public List<Facet> Proceedings { get; set; } = [];

    /// <summary>Said before the first item of a list of proceedings: 尚未审结的行政复议2件、行政诉讼1件.</summary>
    public Facet OutcomeOfList { get; set; }

    /// <summary>Whose number was one of cases closed, without what came of them: 审结3件，全部维持.</summary>
    public Subject? Tried { get; set; }

    public List<Facet> Documents { get; set; } = [];

    /// <summary>Issued, repealed or in force, as said of the last number of documents.</summary>
    public IReadOnlyList<string> Stage { get; set; } = [];

    /// <summary>ThisYear, LastYear, NextYear or OtherPeriod.</summary>
    public Facet Period { get; set; } = Facet.ThisYear;

    /// <summary>Rows of the last number of requests in this sentence, claimed or not.</summary>
    public IReadOnlyList<Facet> Rows { get; set; } = [];

    /// <summary>How many numbers of results this sentence had.</summary>
    public int Results { get; set; }

    /// <summary>What the last item of a list was: a column, an outcome or a reason. Gives 其他 its meaning.</summary>
    public Facet LastItem { get; set; }

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
        (Period, Rows, Published, Decided, WholeScope, Elsewhere) = (Facet.ThisYear, [], false, false, false, false);
        (_hasLitigation, _isOfFee, Results, IsParted, Classifies) = (false, false, 0, false, false);
        if (speaksOfRequests && Topic is Topic.Foreign or Topic.Documents)
        {
            Topic = Topic.Requests;
        }
    }

    /// <summary>Past a semicolon the section's own topic is spoken of again.</summary>
    public void EndClause()
    {
        IsParted = false;
        if (speaksOfRequests && Topic == Topic.Foreign)
        {
            Topic = Topic.Requests;
        }

        // 诉讼9起，直接起诉6起，复议后起诉3起；维持7起: the two ways were parts, and both are spoken of again.
        if (_hasLitigation && Proceedings.TrueForAll(p => p is Facet.Direct or Facet.AfterReview))
        {
            Proceedings = [Facet.Litigation];
        }
    }

    /// <summary>Whether a number came after the last proceedings or documents named: the next name begins anew.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Takes in a word in passing.</summary>
    public void Pass(Facet facet)
    {
        switch (facet)
        {
            case Facet.ThisYear or Facet.LastYear or Facet.NextYear or Facet.OtherPeriod:
                Period = facet;
                break;
            case Facet.Publish:
                Published = true;
                break;
            case Facet.WholeScope:
                WholeScope = true;
                break;
            case Facet.Reviewing or Facet.ProcessingFee:
                Elsewhere = true;
                _isOfFee = facet == Facet.ProcessingFee;
                break;
            case Facet.Request or Facet.RequestTopic when _isOfFee:
                (Elsewhere, _isOfFee, Topic) = (false, false, Topic.Requests);
                break;
            case Facet.AdministrativeFee:
                (HasFees, Elsewhere, _isOfFee) = (true, Elsewhere && !_isOfFee, false);
                break;
            case Facet.PartOf:
                IsParted = true;
                break;
            case Facet.Request or Facet.RequestTopic:
                Topic = Topic.Requests;
                break;
            case Facet.Review or Facet.Litigation or Facet.Direct or Facet.AfterReview:
                if (Topic != Topic.Proceedings || IsCounted)
                {
                    Proceedings = [];
                }

                (Topic, IsCounted) = (Topic.Proceedings, false);
                _hasLitigation |= facet == Facet.Litigation;
                if (!Proceedings.Contains(facet))
                {
                    Proceedings.Add(facet);
                }

                break;
            case Facet.Normative or Facet.Rules:
                if (Topic != Topic.Documents || IsCounted)
                {
                    Documents = [];
                }

                (Topic, IsCounted) = (Topic.Documents, false);
                if (!Documents.Contains(facet))
                {
                    Documents.Add(facet);
                }

                break;
        }
    }
}
