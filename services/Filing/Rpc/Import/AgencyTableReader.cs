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

    // Either head, whole and in its order: columns are read by position.
    private static readonly IReadOnlyList<string>[] s_heads = [AgencyTable.Head, AgencyTable.ChineseHead];

    /// <summary>The lines with what is wrong with each. INVALID_TABLE for what is no such table at all.</summary>
    /// <param name="table">CSV in UTF-8 with or without a byte order mark, at most 8 MiB and 50,000 lines.</param>
    /// <param name="createTime">The time that the agencies get.</param>
    public static AgencyTableLines Parse(ReadOnlyMemory<byte> table, DateTimeOffset createTime)
    {
        var violations = new List<FieldViolation>();
        // Rows and faulty names are kept apart: a line with faults is no agency yet, but others may be below it.
        var (rows, faulty) = (new List<(int Line, Agency Agency)>(), new HashSet<AgencyName>());
        var lines = new Dictionary<AgencyName, int>();
        foreach (var (line, fields) in ReadLines(Decode(table), violations))
        {
            // The first field is read alone: without a name there is nothing to attach the other faults to.
            if (ParseName(line, fields[0], violations) is not { } name || IsTwice(line, name, lines, violations))
            {
                continue;
            }

            if (
                AgencyRules.Parse(name, CreateDraft(fields), createTime, $"table[line {line}].", violations) is
                { } agency
            )
            {
                rows.Add((line, agency));
            }
            else
            {
                faulty.Add(name);
            }
        }

        return new(rows, violations, faulty);
    }

    // A malformed name must not hide the errors of the lines that follow.
    private static AgencyName? ParseName(int line, string id, List<FieldViolation> violations)
    {
        try
        {
            return AgencyName.FromId($"table[line {line}].agency", id);
        }
        catch (ApiException fault)
        {
            violations.AddRange(fault.Violations);
            return null;
        }
    }

    // The first line of an agency is the one that counts.
    private static bool IsTwice(
        int line,
        AgencyName name,
        Dictionary<AgencyName, int> lines,
        List<FieldViolation> violations
    )
    {
        if (lines.TryAdd(name, line))
        {
            return false;
        }

        violations.Add(
            new(
                $"table[line {line}].agency",
                "AGENCY_TWICE",
                $"is on line {lines[name]} already",
                $"第 {line} 行：机关代码 {name.Id} 与第 {lines[name]} 行重复"
            )
        );
        return true;
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
            // Strict: a byte that is no UTF-8 throws instead of becoming a replacement character that would be stored.
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
    private static IEnumerable<(int Line, string[] Fields)> ReadLines(string text, List<FieldViolation> violations)
    {
        using var reader = new StringReader(text);
        // BadDataFound is off: a stray quotation mark is text and no exception.
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

            // Another number of columns shifts them: what stands where is not known.
            var fields = csv.Record ?? [];
            if (fields.Length == AgencyTable.Head.Count)
            {
                yield return (csv.RawRow, fields);
                continue;
            }

            violations.Add(
                new(
                    $"table[line {csv.RawRow}]",
                    "TABLE_COLUMNS",
                    $"has {fields.Length} columns, must have {AgencyTable.Head.Count}",
                    $"第 {csv.RawRow} 行有 {fields.Length} 列，应为 {AgencyTable.Head.Count} 列"
                )
            );
        }
    }

    // The columns in the order of the head. Nothing is validated here but the terms of level and kind.
    private static AgencyDraft CreateDraft(string[] fields) =>
        new(
            fields[1],
            AgencyTerms.ParseLevel(fields[3]),
            // A parent may be written as a code alone, as people have it in their lists.
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
