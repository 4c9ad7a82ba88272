using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Rpc.Import;

/// <summary>
/// Reads a table of agencies as CSV. Levels and kinds are the contract's names or the Chinese terms; a parent is
/// <c>agencies/x</c> or <c>x</c>; aliases are separated by "|".
/// </summary>
internal static class AgencyTableReader
{
    // Limits of the contract.
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxLines = 50_000;

    private static readonly IReadOnlyList<string>[] s_heads = [AgencyTable.Head, AgencyTable.ChineseHead];

    /// <summary>The agencies of a table with their lines. INVALID_TABLE with every faulty line.</summary>
    /// <param name="table">CSV in UTF-8 with or without a byte order mark, at most 8 MiB and 50,000 lines.</param>
    /// <param name="createTime">The time that the agencies get.</param>
    public static IReadOnlyList<(int Line, Agency Agency)> Parse(ReadOnlyMemory<byte> table, DateTimeOffset createTime)
    {
        var violations = new List<FieldViolation>();
        var rows = new List<(int Line, Agency Agency)>();
        foreach (var (line, fields) in ReadLines(Decode(table)))
        {
            var path = $"table[line {line}].";
            try
            {
                var name = AgencyName.FromId($"{path}agency", fields[0]);
                if (AgencyRules.Parse(name, CreateDraft(fields), createTime, path, violations) is { } agency)
                {
                    rows.Add((line, agency));
                }
            }
            // A malformed name must not hide the errors of the lines that follow.
            catch (ApiException fault)
            {
                violations.AddRange(fault.Violations);
            }
        }

        // Only lines without errors take part, so that an error is reported once.
        AgencyHierarchyCheck.Check(rows, violations);
        return violations.Count == 0 ? rows : throw AgencyTableErrors.Create(violations);
    }

    // Spreadsheet programs save Chinese text as GB 18030 by default; decoding it as UTF-8 would store garbage.
    private static string Decode(ReadOnlyMemory<byte> table)
    {
        if (table.Length > MaxBytes)
        {
            throw AgencyTableErrors.Create([new("table", "TABLE_TOO_LARGE", "at most 8 MiB", "名单文件不能超过 8 MB")]);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(table.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw AgencyTableErrors.Create([
                new(
                    "table",
                    "TABLE_ENCODING",
                    "must be UTF-8",
                    "名单文件不是 UTF-8 编码，请在表格软件中另存为“CSV UTF-8”"
                ),
            ]);
        }
    }

    // Line numbers are those of the file, head and empty lines included, as an editor shows them.
    private static IEnumerable<(int Line, string[] Fields)> ReadLines(string text)
    {
        using var reader = new StringReader(text);
        using var csv = new CsvParser(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = null }
        );
        // CreateDraft reads columns by position, so that a head must match exactly, in either language.
        if (!csv.Read() || !s_heads.Any(head => (csv.Record ?? []).SequenceEqual(head)))
        {
            throw AgencyTableErrors.Create([
                new(
                    "table[line 1]",
                    "TABLE_HEAD",
                    $"must be {string.Join(',', AgencyTable.Head)}",
                    $"第 1 行表头应为 {string.Join(',', AgencyTable.ChineseHead)}"
                ),
            ]);
        }

        var count = 0;
        while (csv.Read())
        {
            if (++count > MaxLines)
            {
                throw AgencyTableErrors.Create([
                    new("table", "TABLE_TOO_LONG", "at most 50,000 lines", "名单不能超过 50000 行，请分批导入"),
                ]);
            }

            // Another number of columns shifts them all: the rest of the table would give misleading errors.
            var fields = csv.Record ?? [];
            if (fields.Length != AgencyTable.Head.Count)
            {
                throw AgencyTableErrors.Create([
                    new(
                        $"table[line {csv.RawRow}]",
                        "TABLE_COLUMNS",
                        $"has {fields.Length} columns, must have {AgencyTable.Head.Count}",
                        $"第 {csv.RawRow} 行有 {fields.Length} 列，应为 {AgencyTable.Head.Count} 列"
                    ),
                ]);
            }

            yield return (csv.RawRow, fields);
        }
    }

    // The columns in the order of the head. Nothing is validated here but the terms of level and kind.
    private static AgencyDraft CreateDraft(string[] fields) =>
        new(
            fields[1],
            AgencyTerms.ParseLevel(fields[3]),
            AgencyTerms.ParseKind(fields[4]),
            fields[2].Length == 0 || fields[2].StartsWith("agencies/", StringComparison.Ordinal)
                ? fields[2]
                : $"agencies/{fields[2]}",
            fields[5],
            fields[6],
            fields[7].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            fields[8],
            fields[9]
        );
}
