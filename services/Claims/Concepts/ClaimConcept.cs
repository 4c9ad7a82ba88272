using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Concepts;

/// <summary>
/// What a word stands for: rows or columns of an edition, or one of the meanings of the language. Compared by reference.
/// </summary>
internal sealed class ClaimConcept
{
    // One concept a meaning, so that concepts of the language compare by reference too.
    // Indexed by the meaning, whose numbers have no gaps.
    private static readonly ClaimConcept[] s_ofLanguage =
    [
        .. Enum.GetValues<WordMeaning>().Select(m => new ClaimConcept(m)),
    ];

    // What a concept is follows from its meaning, and is worked out once: every number asks for it many times.
    private ClaimConcept(WordMeaning meaning)
    {
        Meaning = meaning;
        IsRow = meaning is (>= WordMeaning.Received and <= WordMeaning.Reason) or WordMeaning.OtherAny;
        IsResult = meaning is >= WordMeaning.Granted and <= WordMeaning.Reason;
        IsColumn = meaning is WordMeaning.Person or WordMeaning.Organization;
        IsOutcome = meaning is WordMeaning.Outcome or WordMeaning.Pending;
        IsLifecycle = meaning is WordMeaning.Issued or WordMeaning.Repealed or WordMeaning.InForce;
        IsNoun =
            meaning
                is WordMeaning.Request
                    or WordMeaning.PlainRequest
                    or WordMeaning.Proceeding
                    or WordMeaning.Document
                    or WordMeaning.Decision
                    or WordMeaning.Fee
                    or WordMeaning.PlainFee
                    or (>= WordMeaning.RelatedCases and <= WordMeaning.Channel);
    }

    /// <summary>A concept of an edition.</summary>
    /// <param name="group">The concept that it is a part of; null for one of its own.</param>
    public ClaimConcept(CellConcept concept, ClaimConcept? group)
        : this(Enum.Parse<WordMeaning>(concept.Kind.ToString()))
    {
        (Rows, Columns, Group) = ([.. concept.Rows], [.. concept.Columns], group);
        (IsRest, IsAmbiguous, IsSaidOfAll) = (concept.Rest, concept.Ambiguous, concept.SaidOfAll);
        IsNoun = IsNoun && group is null;
        // The group learns of its parts as they are made: groups come first, see ClaimVocabulary.
        if (group is not null)
        {
            group.IsGroup = true;
            group.RestOfGroup = IsRest ? this : group.RestOfGroup;
        }
    }

    /// <summary>The concept of what has no meaning.</summary>
    public static ClaimConcept Unknown => ForMeaning(WordMeaning.Unknown);

    /// <summary>The kind of the concept.</summary>
    public WordMeaning Meaning { get; }

    /// <summary>Rows that a number of it counts together; empty where it names none.</summary>
    public IReadOnlyList<string> Rows { get; } = [];

    /// <summary>Columns that a number of it counts together; empty where it names none.</summary>
    public IReadOnlyList<string> Columns { get; } = [];

    /// <summary>The concept that it is a part of; null for one of its own.</summary>
    public ClaimConcept? Group { get; }

    /// <summary>Whether other concepts are parts of it.</summary>
    public bool IsGroup { get; private set; }

    /// <summary>The part of this group that 其他 means; null where it has none.</summary>
    public ClaimConcept? RestOfGroup { get; private set; }

    /// <summary>Whether 其他 in a list of its kind means this one.</summary>
    public bool IsRest { get; }

    /// <summary>Whether a request must be named beside it.</summary>
    public bool IsAmbiguous { get; }

    /// <summary>Whether the word alone may speak of all cases named before.</summary>
    public bool IsSaidOfAll { get; }

    /// <summary>Whether it is a row of requests, or 其他.</summary>
    public bool IsRow { get; }

    /// <summary>Whether it is a result of requests, groups and reasons included.</summary>
    public bool IsResult { get; }

    /// <summary>Whether it is a reason within a group of results.</summary>
    public bool IsReason => IsResult && Group is not null;

    /// <summary>Whether it is a kind of applicants.</summary>
    public bool IsColumn { get; }

    /// <summary>Whether it is what came of proceedings.</summary>
    public bool IsOutcome { get; }

    /// <summary>Whether it is what became of documents.</summary>
    public bool IsLifecycle { get; }

    /// <summary>Whether it is a kind of proceedings.</summary>
    public bool IsProceeding => Meaning == WordMeaning.Proceeding;

    /// <summary>Whether it is a kind of documents.</summary>
    public bool IsDocument => Meaning == WordMeaning.Document;

    /// <summary>Whether it is a kind of administrative decisions.</summary>
    public bool IsDecision => Meaning == WordMeaning.Decision;

    /// <summary>Whether it is a noun that can be counted. A part of a group of proceedings only qualifies the noun.</summary>
    public bool IsNoun { get; }

    /// <summary>The concept of a meaning of the language; always the same one.</summary>
    public static ClaimConcept ForMeaning(WordMeaning meaning) => s_ofLanguage[(int)meaning];

    public override string ToString() => Rows.Count > 0 ? $"{Meaning} {Rows[0]}" : Meaning.ToString();
}
