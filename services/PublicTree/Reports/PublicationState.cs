namespace Disclosure.PublicTree.Reports;

/// <summary>Whether a report can be read.</summary>
public enum PublicationState
{
    /// <summary>Every version can be read.</summary>
    Published,

    /// <summary>The agency took it back; a reason stands in place of the files.</summary>
    Withdrawn,
}
