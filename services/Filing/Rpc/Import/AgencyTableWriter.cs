using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Disclosure.Filing.Domain.Agencies;

namespace Disclosure.Filing.Rpc.Import;

/// <summary>Writes agencies as the table that <see cref="AgencyTableReader"/> reads, in parts of whole lines.</summary>
/// <param name="chinese">Head and terms in Chinese; the reader takes either.</param>
internal sealed class AgencyTableWriter(bool chinese)
{
    // Places of columns whose terms depend on the language.
    private const int LevelColumn = 3;
    private const int KindColumn = 4;

    /// <summary>The head, after a byte order mark: spreadsheet programs take Chinese text for GB 18030 without one.</summary>
    public byte[] WriteHead() =>
        [.. Encoding.UTF8.GetPreamble(), .. Write([chinese ? AgencyTable.ChineseHead : AgencyTable.Head])];

    /// <summary>One line an agency.</summary>
    public byte[] Write(IEnumerable<Agency> agencies) => Write(agencies.Select(ToFields));

    private string[] ToFields(Agency agency)
    {
        string[] fields = [.. AgencyTable.ToFields(agency)];
        fields[LevelColumn] = AgencyTerms.FormatLevel(agency.Level, chinese);
        fields[KindColumn] = AgencyTerms.FormatKind(agency.Kind, chinese);
        return fields;
    }

    private static byte[] Write(IEnumerable<IReadOnlyList<string>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        // Line feeds alone: the same table has the same bytes on every system.
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (var line in lines)
            {
                foreach (var field in line)
                {
                    csv.WriteField(field);
                }

                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
