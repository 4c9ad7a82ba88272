using System.Text;
using Disclosure.PublicTree.Figures;

namespace Disclosure.OpenData.Formats;

/// <summary>The figures as a table of text (RFC 4180, UTF-8 with the mark that spreadsheets look for).</summary>
internal sealed class CsvDatasetWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly StreamWriter _text;

    public CsvDatasetWriter()
    {
        _text = new(_bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _text.Write(CsvTable.Format(DatasetColumn.All.Select(c => c.Name)));
    }

    public void Append(DatasetRow row) => _text.Write(CsvTable.Format(DatasetColumn.All.Select(c => c.Read(row))));

    public byte[] Complete()
    {
        _text.Flush();
        return _bytes.ToArray();
    }

    public void Dispose() => _text.Dispose();
}
