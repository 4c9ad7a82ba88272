using System.Diagnostics.CodeAnalysis;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.Filing.Publishing;

/// <summary>One witness of <c>DISCLOSURE_LOG_WITNESSES</c>: its vkey, a space, and the address below which it takes checkpoints.</summary>
/// <param name="Address">The full address of its add-checkpoint.</param>
internal sealed record WitnessSetting(NoteKey Key, Uri Address)
{
    /// <summary>Parses a list, its parts separated by semicolons.</summary>
    /// <param name="text">Empty: no witness, and true.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<WitnessSetting>? witnesses)
    {
        var found = new List<WitnessSetting>();
        witnesses = null;
        // A vkey has no spaces, an address has none: two parts are the whole format (c2sp.org/signed-note).
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
        // By name: two keys of one witness would count as two.
        return found.DistinctBy(w => w.Key.Name).Count() == found.Count;
    }
}
