using System.Diagnostics.CodeAnalysis;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.Filing.Publishing;

/// <summary>One witness of <c>DISCLOSURE_LOG_WITNESSES</c>: its vkey, a space, and the address below which it takes checkpoints.</summary>
internal sealed record WitnessSetting(NoteKey Key, Uri Address)
{
    /// <summary>Parses a list, its parts separated by semicolons.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<WitnessSetting>? witnesses)
    {
        var found = new List<WitnessSetting>();
        witnesses = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var vkey, var address]
                || !NoteKey.TryParse(vkey, out var key)
                || key.Type != NoteKeyType.Cosignature
                || !Uri.TryCreate($"{address.TrimEnd('/')}/add-checkpoint", UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https")
            )
            {
                return false;
            }

            found.Add(new(key, uri));
        }

        witnesses = found;
        return found.DistinctBy(w => w.Key.Name).Count() == found.Count;
    }
}
