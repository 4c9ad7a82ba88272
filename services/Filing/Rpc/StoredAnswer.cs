using Google.Protobuf;

namespace Disclosure.Filing.Rpc;

/// <summary>Answers as they are stored by request id: JSON, so that a repeat gets the first answer whole.</summary>
internal static class StoredAnswer
{
    /// <summary>The text that is stored.</summary>
    /// <remarks>JSON and not bytes: fields that are added later read as absent in what was stored before.</remarks>
    public static string Format(IMessage answer) => JsonFormatter.Default.Format(answer);

    /// <summary>The answer that a store gives: its own, or that of the first request.</summary>
    /// <remarks>Parsed even where it was just made: the first answer and a repeat go the same way and cannot differ.</remarks>
    public static async Task<T> ParseAsync<T>(MessageParser<T> parser, Task<string> stored)
        where T : IMessage<T> => parser.ParseJson(await stored);
}
