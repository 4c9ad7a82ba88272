namespace Disclosure.Claims.Tokens;

/// <summary>The marks that separate items, phrases and sentences; half-width ones are read as full-width.</summary>
internal static class PunctuationMarks
{
    /// <summary>The token of a mark, without its place; null for any other character.</summary>
    public static Token? Find(char c) =>
        c switch
        {
            '、' => new(TokenKind.Comma, 0, 0),
            '，' or ',' => new(TokenKind.Break, 0, 0, Mark: '，'),
            '；' or ';' => new(TokenKind.Break, 0, 0, Mark: '；'),
            '：' or ':' => new(TokenKind.Break, 0, 0, Mark: '：'),
            '（' or '(' => new(TokenKind.Break, 0, 0, Mark: '（'),
            '）' or ')' => new(TokenKind.Break, 0, 0, Mark: '）'),
            '。' or '！' or '？' or '!' or '?' or '\n' => new(TokenKind.Stop, 0, 0),
            _ => null,
        };
}
