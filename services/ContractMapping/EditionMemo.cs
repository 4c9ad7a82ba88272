using System.Collections.Concurrent;
using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Editions as read from messages; there are few, and each comes with every call.</summary>
public sealed class EditionMemo
{
    private readonly ConcurrentDictionary<string, (Proto.Edition Message, Edition Edition)> _known = new();

    /// <summary>The edition of the message; read again where it is not the one that was read before.</summary>
    public Edition Of(Proto.Edition message)
    {
        if (_known.TryGetValue(message.Edition_, out var known) && known.Message.Equals(message))
        {
            return known.Edition;
        }

        var edition = message.ToDomain();
        if (_known.Count < 20 || _known.ContainsKey(message.Edition_))
        {
            _known[message.Edition_] = (message, edition);
        }

        return edition;
    }
}
