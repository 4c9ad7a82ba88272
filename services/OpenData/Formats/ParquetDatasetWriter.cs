using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Disclosure.OpenData.Formats;

/// <summary>The figures by column (Apache Parquet): numbers as decimals; null where there is none, and the state says why.</summary>
internal sealed class ParquetDatasetWriter : IDisposable
{
    // Digits and scale that hold every cell.
    private const int Precision = 28;
    private const int Scale = 9;
    private const int RowGroupRows = 100_000;

    private static readonly DataField[] s_fields = [.. DatasetColumn.All.Select(Describe)];

    private readonly MemoryStream _bytes = new();
    private readonly List<DatasetRow> _rows = [];
    private ParquetWriter? _writer;

    public async Task AppendAsync(DatasetRow row, CancellationToken cancellation)
    {
        _rows.Add(row);
        if (_rows.Count == RowGroupRows)
        {
            await WriteRowsAsync(cancellation);
        }
    }

    public async Task<byte[]> CompleteAsync(CancellationToken cancellation)
    {
        await WriteRowsAsync(cancellation);
        await _writer!.DisposeAsync();
        return _bytes.ToArray();
    }

    public void Dispose() => _bytes.Dispose();

    private static DataField Describe(DatasetColumn column) =>
        column.Kind switch
        {
            ColumnKind.Text => new DataField(column.Name, typeof(string), isNullable: false),
            ColumnKind.Integer => new DataField(column.Name, typeof(int), isNullable: false),
            ColumnKind.Decimal => new DecimalDataField(column.Name, Precision, Scale, isNullable: true),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, null),
        };

    private async Task WriteRowsAsync(CancellationToken cancellation)
    {
        _writer ??= await ParquetWriter.CreateAsync(
            new ParquetSchema(s_fields),
            _bytes,
            // Written in managed code, so that every machine writes the same bytes.
            new ParquetOptions { CompressionMethod = CompressionMethod.Zstd },
            cancellationToken: cancellation
        );
        using var group = _writer.CreateRowGroup();
        for (var i = 0; i < s_fields.Length; i++)
        {
            var read = DatasetColumn.All[i].Read;
            switch (DatasetColumn.All[i].Kind)
            {
                case ColumnKind.Text:
                    await group.WriteAsync(s_fields[i], (string[])[.. _rows.Select(read)]);
                    break;
                case ColumnKind.Integer:
                    int[] numbers = [.. _rows.Select(r => int.Parse(read(r), CultureInfo.InvariantCulture))];
                    await group.WriteAsync<int>(s_fields[i], numbers, cancellationToken: cancellation);
                    break;
                default:
                    decimal?[] values = [.. _rows.Select(r => r.Figure.Value)];
                    await group.WriteAsync<decimal>(s_fields[i], values, cancellationToken: cancellation);
                    break;
            }
        }

        group.CompleteValidate();
        _rows.Clear();
    }
}
