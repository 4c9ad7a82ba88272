namespace Disclosure.Form.Concepts;

/// <summary>The part of the form that a concept stands for. The kind decides how its words combine with others in a sentence.</summary>
public enum ConceptKind
{
    // Nouns for requests.

    /// <summary>A request for information, in words that mean nothing else: 政府信息公开申请.</summary>
    Request,

    /// <summary>Any application, which is a request where the context says so: 申请.</summary>
    PlainRequest,

    /// <summary>The business of requests, no request itself: 依申请公开工作.</summary>
    RequestTopic,

    // Where requests stand.

    /// <summary>Requests received; may include those carried over: 收到.</summary>
    Received,

    /// <summary>Requests received this year alone: 新收.</summary>
    NewlyReceived,

    /// <summary>Requests carried over from last year: 上年结转.</summary>
    CarriedIn,

    /// <summary>Requests carried over to next year: 结转下年.</summary>
    CarriedOut,

    /// <summary>Requests carried over, from or to: 结转.</summary>
    CarriedOver,

    /// <summary>Requests received or concluded: 办理.</summary>
    Handled,

    /// <summary>Requests to be answered this year, carried over ones included: 应办理.</summary>
    Due,

    /// <summary>Requests answered: 办结.</summary>
    Concluded,

    // Results of requests.

    /// <summary>The result that 公开 alone means in a list of results: 予以公开.</summary>
    Granted,

    /// <summary>The result that is also a class of documents: 不予公开.</summary>
    Refused,

    /// <summary>Any other result, or a group of reasons.</summary>
    Result,

    /// <summary>A reason within a group of results.</summary>
    Reason,

    // Applicants.

    /// <summary>Applicants who are natural persons.</summary>
    Person,

    /// <summary>Applicants that are organizations, of one kind or of several.</summary>
    Organization,

    // Reviews and litigation.

    /// <summary>A kind of proceedings, or a group of kinds.</summary>
    Proceeding,

    /// <summary>What came of proceedings.</summary>
    Outcome,

    /// <summary>Proceedings that are not concluded yet.</summary>
    Pending,

    // Documents, decisions and fees.

    /// <summary>A kind of documents.</summary>
    Document,

    /// <summary>Documents made this year.</summary>
    Issued,

    /// <summary>Documents repealed this year.</summary>
    Repealed,

    /// <summary>Documents in force at the end of the year.</summary>
    InForce,

    /// <summary>A kind of administrative decisions.</summary>
    Decision,

    /// <summary>Administrative fees, in words that mean nothing else.</summary>
    Fee,

    /// <summary>Any income, which is a fee where fees were spoken of: 收费.</summary>
    PlainFee,
}
