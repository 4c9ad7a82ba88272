using System.Globalization;
using Disclosure.OpenData.Formats;
using Disclosure.OpenData.Metadata;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Manifests;
using Disclosure.PublicTree.Reports;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.OpenData;

/// <summary>
/// Makes the dataset of a year from the reports in the public tree: one pass over their tables of values, then objects, then the index.
/// The same tree and the same state of the log give the same bytes.
/// </summary>
/// <param name="sign">Signs the statement about its files by the keys of the publisher: an envelope in JSON.</param>
public sealed class DatasetBuilder(PublicTreeReader reader, PublicTreeWriter writer, Func<InTotoStatement, byte[]> sign)
{
    private const int PageSize = 200;

    /// <summary>Writes the dataset into the tree.</summary>
    /// <param name="year">The year reported on.</param>
    /// <param name="logSize">Size of the log up to which the tree shows every publication and withdrawal.</param>
    /// <param name="time">Time of the newest of them.</param>
    /// <exception cref="InvalidDataException">A report of the tree is broken: the dataset stays as it was.</exception>
    public async Task BuildAsync(int year, long logSize, DateTimeOffset time, CancellationToken cancellation)
    {
        using var csv = new CsvDatasetWriter();
        using var parquet = new ParquetDatasetWriter();
        var (provider, tops) = ("", new HashSet<string>(StringComparer.Ordinal));
        var (reports, rows) = (0, 0L);
        await foreach (var report in ListAsync(year, cancellation))
        {
            // A report stands after those of the agencies above it.
            provider = reports == 0 ? report.AgencyName : provider;
            tops.Add(report.Path[0]);
            reports++;
            foreach (var figure in await reader.FindFiguresAsync(report.Current, cancellation) ?? [])
            {
                var row = new DatasetRow(report, report.Current, figure);
                csv.Append(row);
                await parquet.AppendAsync(row, cancellation);
                rows++;
            }
        }

        var name = $"figures-{year.ToString(CultureInfo.InvariantCulture)}";
        var table = await PutAsync(DatasetFormats.Csv, "text/csv; charset=utf-8", $"{name}.csv", csv.Complete());
        var columns = await parquet.CompleteAsync(cancellation);
        var summary = new DatasetSummary(
            year,
            time,
            tops.Count == 1 ? provider : "各发布机关",
            reports,
            rows,
            [
                table,
                await PutAsync(DatasetFormats.Parquet, "application/vnd.apache.parquet", $"{name}.parquet", columns),
            ]
        );
        PublishedFile[] files =
        [
            .. summary.Files,
            await PutJsonAsync(DatasetFormats.DataPackage, "datapackage.json", DataPackage.Write(summary)),
            await PutAsync(
                DatasetFormats.CsvOnTheWeb,
                "application/csvm+json",
                $"{name}.csv-metadata.json",
                CsvOnTheWeb.Write(summary, table)
            ),
            await PutAsync(
                DatasetFormats.DataCatalog,
                "application/ld+json",
                "dcat.jsonld",
                DataCatalog.Write(summary)
            ),
            await PutJsonAsync(DatasetFormats.CoreMetadataJson, "gbt21063.json", CoreMetadata.WriteJson(summary)),
            await PutAsync(
                DatasetFormats.CoreMetadataXml,
                "application/xml",
                "gbt21063.xml",
                CoreMetadata.WriteXml(summary)
            ),
        ];
        var manifest = new DatasetManifest($"datasets/{year}", year, time, logSize, reports, rows);
        var subjects = files.Select(f => new StatementSubject(f.Format, f.Sha256));
        var signed = await writer.PutObjectAsync(sign(manifest.ToStatement(subjects)), cancellation);
        await writer.PutDatasetAsync(new(year, time, files, logSize, signed), cancellation);

        Task<PublishedFile> PutJsonAsync(string format, string fileName, byte[] content) =>
            PutAsync(format, "application/json", fileName, content);

        async Task<PublishedFile> PutAsync(string format, string mediaType, string fileName, byte[] content)
        {
            var written = await writer.PutObjectAsync(content, cancellation);
            return new(format, mediaType, fileName, written.Sha256, written.Size);
        }
    }

    private async IAsyncEnumerable<PublishedReport> ListAsync(
        int year,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var key = ""; ; )
        {
            var page = await reader.ListReportsAsync(year, null, PageSize, key, cancellation);
            foreach (var report in page.Reports)
            {
                yield return report;
            }

            if (page.NextKey is null)
            {
                yield break;
            }

            key = page.NextKey;
        }
    }
}
