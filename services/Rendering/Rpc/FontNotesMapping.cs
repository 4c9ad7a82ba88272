using Disclosure.Rendering.Fonts;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>What a rendering says of its fonts.</summary>
internal static class FontNotesMapping
{
    /// <summary>Null where everything was drawn as meant.</summary>
    public static Proto.FontNotes? ToProto(this FontNotes notes)
    {
        var message = new Proto.FontNotes
        {
            Substitutions =
            {
                notes.Substitutions.Select(s => new Proto.FontSubstitution { Wanted = s.Wanted, Used = s.Used }),
            },
            Fallbacks =
            {
                notes.Fallbacks.Select(f => new Proto.FontFallback
                {
                    Character = f.Character,
                    Role = f.Role.DisplayName(),
                    Used = f.Used,
                }),
            },
            Missing = { notes.Missing },
        };
        return message.CalculateSize() == 0 ? null : message;
    }
}
