namespace Disclosure.Claims.Context;

/// <summary>The topic of a paragraph at the place that is read.</summary>
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
