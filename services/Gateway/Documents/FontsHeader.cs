using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Gateway.Access;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Reports fonts that a page format lacked, beside the document: as a header over HTTP, as a trailer over gRPC.</summary>
internal static class FontsHeader
{
    public const string Name = "Disclosure-Fonts";

    // A header must stay small: 40 characters and their faces are some 6 KiB.
    private const int MaxOfEach = 40;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        // Chinese stays readable until it is percent-encoded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds nothing where every character was drawn as meant.</summary>
    public static void Add(RenderingV1.FontNotes? fonts, ServerCallContext context)
    {
        // Formats without fonts of their own, and pages that lack nothing.
        if (fonts is null)
        {
            return;
        }

        var text = Format(fonts);
        var http = context.GetHttpContext();
        if (StatusWriter.IsGrpc(http.Request))
        {
            context.ResponseTrailers.Add(Name, text);
        }
        else
        {
            http.Response.Headers[Name] = text;
        }
    }

    /// <summary>Percent-encoded JSON, as headers hold ASCII alone; leftOff counts what is left out for want of room.</summary>
    public static string Format(RenderingV1.FontNotes fonts) =>
        Uri.EscapeDataString(
            JsonSerializer.Serialize(
                new
                {
                    Substitutions = fonts.Substitutions.Take(MaxOfEach).Select(s => new { s.Wanted, s.Used }),
                    Fallbacks = fonts
                        .Fallbacks.Take(MaxOfEach)
                        .Select(f => new
                        {
                            f.Character,
                            f.Role,
                            f.Used,
                        }),
                    Missing = fonts.Missing.Take(MaxOfEach),
                    // Of all three lists together.
                    LeftOff = Over(fonts.Substitutions.Count) + Over(fonts.Fallbacks.Count) + Over(fonts.Missing.Count),
                },
                s_json
            )
        );

    // Entries beyond the limit.
    private static int Over(int count) => Math.Max(0, count - MaxOfEach);
}
