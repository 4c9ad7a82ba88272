using Disclosure.ApiErrors;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>What is wrong with a request, up to a cap; what is beyond it is counted and not described.</summary>
internal sealed class JsonViolations
{
    /// <summary>Most violations that are described. An error must stay small enough for every client to receive.</summary>
    public const int MaxDescribed = 50;

    private readonly List<FieldViolation> _found = [];
    private int _more;

    public bool IsEmpty => _found.Count == 0;

    /// <summary>Whether looking further would add nothing but to a count.</summary>
    public bool IsFull => _found.Count == MaxDescribed;

    public void Add(string field, string reason, string message, string localized)
    {
        if (IsFull)
        {
            _more++;
            return;
        }

        _found.Add(new(field, reason, message, localized));
    }

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS where anything was found.</summary>
    public void ThrowIfAny()
    {
        if (IsEmpty)
        {
            return;
        }

        if (_more > 0)
        {
            _found.Add(
                new(
                    "",
                    "MORE_VIOLATIONS",
                    $"{_more} more are not described",
                    $"另有 {_more} 处类似问题，请先改正以上各处"
                )
            );
        }

        throw ApiError.InvalidFields(_found);
    }
}
