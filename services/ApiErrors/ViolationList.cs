namespace Disclosure.ApiErrors;

/// <summary>
/// Collects what is wrong with a request, up to a cap. What is beyond it is counted and not described, so that a request with a million
/// faults costs no more than one with two hundred, and its error stays small enough to travel.
/// </summary>
public sealed class ViolationList
{
    /// <summary>Most violations that are described.</summary>
    public const int MaxDescribed = 200;

    /// <summary>Reason of the last entry of a capped list: its description says how many more there are.</summary>
    public const string More = "MORE_VIOLATIONS";

    private readonly List<FieldViolation> _described = [];
    private int _more;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _described.Count == 0;

    /// <summary>Whether further violations are only counted; a loop over many members may stop here.</summary>
    public bool IsFull => _described.Count >= MaxDescribed;

    /// <summary>All violations, those that are only counted included.</summary>
    public int Count => _described.Count + _more;

    /// <summary>Adds a violation.</summary>
    public void Add(FieldViolation violation)
    {
        if (IsFull)
        {
            _more++;
        }
        else
        {
            _described.Add(violation);
        }
    }

    /// <summary>Adds a violation by its parts; see <see cref="FieldViolation"/>.</summary>
    public void Add(string field, string reason, string message, string localized) =>
        Add(new FieldViolation(field, reason, message, localized));

    /// <summary>Adds violations until the list is full; the rest is not enumerated.</summary>
    public void AddRange(IEnumerable<FieldViolation> violations)
    {
        foreach (var violation in violations)
        {
            Add(violation);
            if (IsFull)
            {
                return;
            }
        }
    }

    /// <summary>The described violations and, where there are more, an entry that counts them.</summary>
    public IReadOnlyList<FieldViolation> ToList() => _more == 0 ? _described : [.. _described, CountOthers(_more)];

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS where anything is wrong.</summary>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw ApiError.InvalidFields(ToList());
        }
    }

    /// <summary>The entry that stands for violations that are not described.</summary>
    /// <param name="count">How many there are.</param>
    public static FieldViolation CountOthers(int count) =>
        new("", More, $"{count} more are not described", $"另有 {count} 处问题未逐一列出，请先改正以上各处");
}
