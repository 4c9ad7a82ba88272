using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.Filing.Rpc.Duties;

namespace Disclosure.Filing.Rpc.Rectifications;

/// <summary>Writes items as a table for spreadsheet programs.</summary>
internal static class RectificationTableWriter
{
    private static readonly string[] s_head =
    [
        "编号",
        "机关",
        "年报",
        "整改事项",
        "规则",
        "单元格",
        "部分",
        "期限",
        "状态",
        "是否逾期",
        "提出人",
        "整改人",
        "销号人",
        "情况说明",
    ];

    // Text of people may begin as a formula does.
    // A cell that begins with = or + would be run by a spreadsheet program (CSV injection).
    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    private static readonly Dictionary<RectificationState, string> s_states = new()
    {
        [RectificationState.Open] = "整改中",
        [RectificationState.Resolved] = "待核实",
        [RectificationState.Closed] = "已销号",
    };

    /// <summary>The table, after a byte order mark: spreadsheet programs take Chinese text for GB 18030 without one.</summary>
    /// <param name="now">Decides which are late.</param>
    public static byte[] Write(IEnumerable<Rectification> items, DateTimeOffset now)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, s_format))
        {
            foreach (var line in items.Select(i => ToFields(i, now)).Prepend(s_head))
            {
                foreach (var field in line)
                {
                    csv.WriteField(field);
                }

                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string[] ToFields(Rectification item, DateTimeOffset now) =>
        [
            $"{item.Number}",
            item.AgencyTitle,
            item.Subject.Report.Id,
            item.Subject.Title,
            item.Subject.Code,
            // Spaces between names of cells: they have none themselves.
            string.Join(' ', item.Subject.Cells),
            item.Subject.Section,
            DutyMapping.FormatDate(item.Subject.DueDate),
            s_states[item.State],
            item.IsLate(now) ? "是" : "否",
            item.Opener,
            item.Resolver,
            item.Closer,
            item.Reason,
        ];
}
