namespace Disclosure.Claims.Concepts;

/// <summary>
/// What a word says about the number beside it. The edition's concepts have the meaning of their kind; the other meanings are
/// those of the language, whose words are in lexicon.txt.
/// </summary>
internal enum WordMeaning : byte
{
    Unknown = 0,

    // Kinds of the edition's concepts: see ConceptKind.
    Request,
    PlainRequest,
    RequestTopic,
    Received,
    NewlyReceived,
    CarriedIn,
    CarriedOut,
    CarriedOver,
    Handled,
    Due,
    Concluded,
    Granted,
    Refused,
    Result,
    Reason,
    Person,
    Organization,
    Proceeding,
    Outcome,
    Pending,
    Document,
    Issued,
    Repealed,
    InForce,
    Decision,
    Fee,
    PlainFee,

    // Nouns of the language.

    /// <summary>相关案件: the proceedings spoken of.</summary>
    RelatedCases,

    /// <summary>信息处理费, which no table counts.</summary>
    ProcessingFee,

    /// <summary>文件 of any kind.</summary>
    PlainDocument,

    /// <summary>Something that no table counts.</summary>
    Foreign,

    /// <summary>A way of applying: 当面, 网络.</summary>
    Channel,

    /// <summary>主动公开, beside which 依申请公开 and 不予公开 are classes of documents.</summary>
    Classified,

    // Verbs.

    /// <summary>审结: cases were closed, whatever came of them.</summary>
    Tried,

    /// <summary>决定, 作出: decisions were made.</summary>
    Decided,

    /// <summary>作出, 实施: a verb of making beside 决定, whose object may also be published.</summary>
    Made,

    /// <summary>公开, 发布, 公示.</summary>
    Publish,

    /// <summary>A body that decides the cases of others: 受理行政复议.</summary>
    Reviewing,

    // Zero and all.
    Nothing,
    All,
    Each,
    Respectively,

    // Wholes and parts.
    PartOf,
    Includes,
    AndOthers,
    Rest,
    Sum,
    WholeScope,
    PartScope,
    Share,

    /// <summary>其他, whose meaning is that of the list it stands in.</summary>
    OtherAny,

    // Periods and comparison.
    OtherPeriod,
    ThisYear,
    LastYear,
    NextYear,
    Compare,
    Increase,
    Decrease,
    ChangeTo,
    Same,

    // Words that keep a number from being a claim.

    /// <summary>不计入: the number is left out of the tables.</summary>
    Excluded,

    /// <summary>办结率: a rate and no count.</summary>
    Rate,

    /// <summary>A word that only looks like one of the others.</summary>
    Noop,
}
