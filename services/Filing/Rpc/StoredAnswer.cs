using Google.Protobuf;

namespace Disclosure.Filing.Rpc;

/// <summary>Answers as they are stored by request id: JSON, so that a repeat gets the first answer whole.</summary>
internal static class StoredAnswer
{
    /// <summary>The text that is stored.</summary>
    public static string Format(IMessage answer) => JsonFormatter.Default.Format(answer);

    /// <summary>The answer that a store gives: its own, or that of the first request.</summary>
    public static async Task<T> ParseAsync<T>(MessageParser<T> parser, Task<string> stored)
        where T : IMessage<T> => parser.ParseJson(await stored);
}
