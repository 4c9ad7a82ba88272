using System.Collections.Concurrent;

namespace Disclosure.Gateway.Requests;

/// <summary>
/// What each request_id is used for. A service knows the ids of its own writes alone, so an id that comes again for the write of another
/// service is told here: by this gateway, while it runs, for the last 50,000 to 100,000 ids.
/// </summary>
internal sealed class RequestKeyUses(int capacity = RequestKeyUses.DefaultCapacity)
{
    private const int DefaultCapacity = 50_000;

    private readonly Lock _turning = new();

    // Two generations: what is old and not in use goes as a whole, so no id needs a time of its own.
    private volatile ConcurrentDictionary<Guid, string> _young = new();
    private volatile ConcurrentDictionary<Guid, string> _old = new();

    /// <summary>Takes an id for a use; answers the use that it has, which is another one where the id was taken before.</summary>
    /// <param name="use">The method and the resource that it writes.</param>
    /// <param name="isNew">Whether the id is taken by this call.</param>
    public string Take(Guid id, string use, out bool isNew)
    {
        isNew = false;
        if (_old.TryGetValue(id, out var known))
        {
            return known;
        }

        isNew = _young.TryAdd(id, use);
        if (!isNew)
        {
            return _young.GetValueOrDefault(id, use);
        }

        Turn();
        return use;
    }

    /// <summary>Gives an id free whose write was refused.</summary>
    public void Release(Guid id)
    {
        _young.TryRemove(id, out _);
        _old.TryRemove(id, out _);
    }

    private void Turn()
    {
        if (_young.Count < capacity)
        {
            return;
        }

        lock (_turning)
        {
            if (_young.Count >= capacity)
            {
                (_old, _young) = (_young, new());
            }
        }
    }
}
