using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Contexts;

/// <summary>An agency that the reporting one was made of.</summary>
/// <param name="InPart">Only a part of it went over into the reporting agency.</param>
internal sealed record Predecessor(AgencyName Agency, bool InPart)
{
    private const int MaxCount = 100;

    /// <summary>The predecessors of a request. INVALID_FIELDS / PREDECESSORS_TOO_MANY, or the faults of a name.</summary>
    /// <param name="whole">agencies/{agency} of those that went over whole.</param>
    /// <param name="inPart">agencies/{agency} of those of which a part went over.</param>
    public static IReadOnlyList<Predecessor> ParseAll(
        IReadOnlyCollection<string> whole,
        IReadOnlyCollection<string> inPart
    )
    {
        if (whole.Count + inPart.Count > MaxCount)
        {
            throw ApiError.InvalidField(
                "predecessors",
                "PREDECESSORS_TOO_MANY",
                $"at most {MaxCount}",
                $"原机关最多 {MaxCount} 个"
            );
        }

        return
        [
            .. whole.Select(name => new Predecessor(AgencyName.Parse("predecessors", name), false)),
            .. inPart.Select(name => new Predecessor(AgencyName.Parse("in_part", name), true)),
        ];
    }
}
