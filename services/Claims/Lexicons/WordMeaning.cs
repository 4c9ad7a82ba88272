namespace Disclosure.Claims.Lexicons;

/// <summary>What a word tells about the number beside it. The lexicon says which words have which.</summary>
internal enum WordMeaning : byte
{
    Unknown = 0,

    // What is counted.
    Request,
    PlainRequest,
    Review,
    Litigation,
    RelatedCases,
    Normative,
    Rules,
    Licensing,
    Penalties,
    Coercion,
    AdministrativeFee,
    ProcessingFee,
    PlainDocument,
    Foreign,
    PlainFee,
    Channel,

    // Rows of table three.
    Received,
    New,
    CarriedIn,
    CarriedOut,
    Carried,
    Handled,
    Due,
    Concluded,
    Granted,
    Partly,
    Refused,
    RefusedStateSecret,
    RefusedProhibitedByLaw,
    RefusedSecurityStability,
    RefusedThirdParty,
    RefusedInternalAffairs,
    RefusedProcessInformation,
    RefusedEnforcementFile,
    RefusedAdministrativeQuery,
    Unavailable,
    UnavailableNotHeld,
    UnavailableMustBeCreated,
    UnavailableStillUnclear,
    Unprocessed,
    UnprocessedPetition,
    UnprocessedRepeated,
    UnprocessedPublication,
    UnprocessedExcessive,
    UnprocessedConfirmation,
    Other,
    OtherNotCorrected,
    OtherFeeUnpaid,
    OtherRest,

    // "其他", whose meaning is that of the list it stands in.
    OtherAny,

    // Columns of table three.
    Natural,
    Organizations,
    Business,
    Research,
    PublicInterest,
    LegalService,
    OtherOrganization,

    // Table four.
    Upheld,
    Corrected,
    OtherOutcome,
    Pending,
    Direct,
    AfterReview,
    Tried,

    // Table two.
    Issued,
    Repealed,
    InForce,
    Decided,

    // A verb of making, beside 决定, which may be what is published.
    Made,
    Publish,

    // Words that turn what is counted.
    RequestTopic,
    Nothing,
    All,
    Each,
    Respectively,
    PartOf,

    // 主动公开, beside which 依申请公开 and 不予公开 are kinds of documents.
    Classified,
    Includes,
    AndOthers,
    Rest,
    Sum,
    WholeScope,
    PartScope,
    OtherPeriod,
    ThisYear,
    LastYear,
    NextYear,
    Compare,
    Increase,
    Decrease,
    ChangeTo,
    Same,
    Share,
    Reviewing,
    Excluded,
    Rate,

    // Words that only look like one of the above.
    Noop,
}
