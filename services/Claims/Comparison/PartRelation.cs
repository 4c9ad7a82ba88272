namespace Disclosure.Claims.Comparison;

/// <summary>In what way a number stated after 其中 is a part of the number before it.</summary>
internal enum PartRelation
{
    /// <summary>It is none, so the list of parts ends.</summary>
    None,

    /// <summary>It is no claim; nothing speaks against it.</summary>
    Unclaimed,

    /// <summary>The same rows in other columns: applicants of one kind, proceedings of one outcome.</summary>
    Columns,

    /// <summary>Some of the rows of proceedings.</summary>
    Proceedings,

    /// <summary>New requests or those carried over.</summary>
    Sources,

    /// <summary>Results of requests.</summary>
    Results,

    /// <summary>Reasons within a group of results.</summary>
    Reasons,
}
