namespace Disclosure.Claims.Concepts;

/// <summary>
/// What a word says about the number beside it. The edition's concepts have the meaning of their kind; the other meanings are
/// those of the language, whose words are in lexicon.txt.
/// </summary>
/// <remarks>Order matters: ranges of it are compared in ClaimConcept. A byte, since every token has one.</remarks>
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

    /// <summary>无, 未收到: there was none of what is named.</summary>
    Nothing,

    /// <summary>均, 全部: what follows is said of all.</summary>
    All,

    /// <summary>各, 均为: each of the things named has the number, or all of them the property.</summary>
    Each,

    /// <summary>分别为: numbers follow in the order of the things named.</summary>
    Respectively,

    // Wholes and parts.

    /// <summary>其中: parts of the number before follow.</summary>
    PartOf,

    /// <summary>含: what follows is included in the number before.</summary>
    Includes,

    /// <summary>等原因: the reason named is one of several.</summary>
    AndOthers,

    /// <summary>其余: what is left of a whole.</summary>
    Rest,

    /// <summary>共, 合计: a total.</summary>
    Sum,

    /// <summary>全市, 全系统: the whole region.</summary>
    WholeScope,

    /// <summary>本级, 各镇: a part of the region.</summary>
    PartScope,

    /// <summary>占: a share of a whole.</summary>
    Share,

    /// <summary>其他, whose meaning is that of the list it stands in.</summary>
    OtherAny,

    // Periods and comparison.

    /// <summary>上半年, 每月: not the report year.</summary>
    OtherPeriod,

    /// <summary>今年, 全年, or the report year itself.</summary>
    ThisYear,

    /// <summary>去年, or the year before the report year.</summary>
    LastYear,

    /// <summary>明年, or a later year.</summary>
    NextYear,

    /// <summary>同比, 较上年: compared with last year.</summary>
    Compare,

    /// <summary>增长: a change upwards follows.</summary>
    Increase,

    /// <summary>下降: a change downwards follows.</summary>
    Decrease,

    /// <summary>增至: what something changed to follows.</summary>
    ChangeTo,

    /// <summary>持平: the same as what it is compared with.</summary>
    Same,

    // Words that keep a number from being a claim.

    /// <summary>不计入: the number is left out of the tables.</summary>
    Excluded,

    /// <summary>办结率: a rate and no count.</summary>
    Rate,

    /// <summary>A word that only looks like one of the others.</summary>
    Noop,
}
