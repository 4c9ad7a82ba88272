using System.Text.RegularExpressions;
using DbUp.Engine;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Turns the types of SQLite, in which migrations are written once, into those of PostgreSQL. Text is ordered by bytes in both, since
/// pages follow keys.
/// </summary>
internal sealed partial class PostgresTypes : IScriptPreprocessor
{
    public string Process(string contents) =>
        Word()
            .Replace(
                contents,
                word =>
                    word.Value switch
                    {
                        "integer" => "bigint",
                        "blob" => "bytea",
                        "text" => "text collate \"C\"",
                        _ => "",
                    }
            );

    [GeneratedRegex(@"\binteger\b|\bblob\b|\btext\b|\s+without rowid")]
    private static partial Regex Word();
}
