namespace Disclosure.Gateway.Authorization;

/// <summary>What a method does, as far as the right to call it is concerned.</summary>
internal enum AccessScope
{
    /// <summary>Concerns no agency's work: editions, documents that are only read, the caller's own identity and tasks.</summary>
    Any,

    /// <summary>Shows the directory of agencies, which every caller may see.</summary>
    Browse,

    /// <summary>Shows an agency's reports, published or not.</summary>
    View,

    /// <summary>Changes prose or figures of a draft.</summary>
    Write,

    /// <summary>Moves a report. Whoever may see it may ask; Filing's table says who may move it.</summary>
    Move,

    /// <summary>Shows what a region's agencies reported.</summary>
    Supervise,

    /// <summary>Says who must report by when, and reminds them.</summary>
    Direct,

    /// <summary>Changes agencies, tokens and grants.</summary>
    Administer,

    /// <summary>Shows the log.</summary>
    Audit,
}
