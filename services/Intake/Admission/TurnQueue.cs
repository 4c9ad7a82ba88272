using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Admission;

namespace Disclosure.Intake.Admission;

/// <summary>
/// Whose document is read next. Callers take turns: whoever has the fewest in work, then whoever was served longest
/// ago. A small document goes before the large ones; large ones never take every turn, and the extra turn is for a small
/// document of a caller that has none in work, so none waits for the large ones of others.
/// </summary>
internal sealed class TurnQueue
{
    /// <summary>A document of at most so many bytes is small.</summary>
    public const int SmallBytes = UploadBudget.SmallBytes;

    // So many may overtake a large document.
    private const int MostOvertakings = 8;

    // Callers whose last turn is remembered; then all are forgotten, which costs some of them a place once.
    private const int MostRemembered = 1000;

    private readonly WaitingLine<Place> _line;
    private readonly int _turns;
    private readonly int _extraTurns;
    private readonly Dictionary<string, int> _inWork = [];
    private readonly Dictionary<string, long> _served = [];
    private int _taken;
    private int _takenByLarge;
    private int _extraTaken;
    private long _serial;

    /// <param name="turns">Documents at a time.</param>
    /// <param name="extraTurns">Further ones for small documents of callers that have none in work.</param>
    /// <param name="patience">How long a document waits.</param>
    public TurnQueue(int turns, int extraTurns, TimeSpan patience, TimeProvider clock)
    {
        (_turns, _extraTurns) = (turns, extraTurns);
        _line = new(Admit, Release, patience, AdmissionErrors.Busy, clock);
    }

    /// <summary>Waits for a turn, which ends when the result is disposed.</summary>
    /// <param name="bytes">Size of the document.</param>
    /// <param name="limit">Waits no longer than this either; null: as long as any.</param>
    /// <exception cref="ApiException">RESOURCE_EXHAUSTED / INTAKE_BUSY.</exception>
    public Task<IDisposable> EnterAsync(string caller, long bytes, TimeSpan? limit, CancellationToken cancellation) =>
        _line.EnterAsync(new(caller, bytes <= SmallBytes), limit, cancellation);

    private Place? Admit(IReadOnlyList<Place> waiting)
    {
        var next = waiting
            .OrderByDescending(p => p.Overtaken >= MostOvertakings)
            .ThenByDescending(p => p.IsSmall)
            .ThenBy(p => _inWork.GetValueOrDefault(p.Caller))
            .ThenBy(p => _served.GetValueOrDefault(p.Caller))
            .FirstOrDefault(TryTake);
        if (next is null)
        {
            return null;
        }

        foreach (var passed in waiting.TakeWhile(p => p != next))
        {
            passed.Overtaken++;
        }

        _inWork[next.Caller] = _inWork.GetValueOrDefault(next.Caller) + 1;
        _served[next.Caller] = ++_serial;
        return next;
    }

    private bool TryTake(Place place)
    {
        if (_taken < _turns && (place.IsSmall || _takenByLarge < Math.Max(1, _turns - 1)))
        {
            _taken++;
            _takenByLarge += place.IsSmall ? 0 : 1;
            return true;
        }

        place.IsExtra = place.IsSmall && _extraTaken < _extraTurns && !_inWork.ContainsKey(place.Caller);
        _extraTaken += place.IsExtra ? 1 : 0;
        return place.IsExtra;
    }

    private void Release(Place place)
    {
        _extraTaken -= place.IsExtra ? 1 : 0;
        _taken -= place.IsExtra ? 0 : 1;
        _takenByLarge -= place.IsSmall ? 0 : 1;
        if (--_inWork[place.Caller] == 0)
        {
            _inWork.Remove(place.Caller);
        }

        if (_served.Count > MostRemembered)
        {
            _served.Clear();
        }
    }

    private sealed class Place(string caller, bool isSmall)
    {
        public string Caller { get; } = caller;

        public bool IsSmall { get; } = isSmall;

        public bool IsExtra { get; set; }

        public int Overtaken { get; set; }
    }
}
