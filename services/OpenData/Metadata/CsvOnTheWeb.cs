using System.Text.Json.Nodes;
using Disclosure.PublicTree.Reports;

namespace Disclosure.OpenData.Metadata;

/// <summary>Describes the columns of the table of text (W3C CSV on the Web).</summary>
internal static class CsvOnTheWeb
{
    public static byte[] Write(DatasetSummary dataset, PublishedFile csv) =>
        MetadataJson.Write(
            new()
            {
                ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "zh-Hans" }),
                ["url"] = csv.FileName,
                ["dc:title"] = dataset.Title,
                ["dc:description"] = dataset.Description,
                ["dc:modified"] = Time.Format(dataset.Time),
                ["dialect"] = new JsonObject { ["header"] = true, ["encoding"] = "utf-8" },
                ["tableSchema"] = new JsonObject
                {
                    ["columns"] = MetadataJson.List(DatasetColumn.All, Describe),
                    ["primaryKey"] = new JsonArray("report", "cell"),
                },
            }
        );

    private static JsonObject Describe(DatasetColumn column)
    {
        var described = new JsonObject
        {
            ["name"] = column.Name,
            // The heads of the table are names.
            ["titles"] = new JsonArray(column.Name, column.Title),
            ["dc:description"] = column.Description,
            ["datatype"] = column.Kind switch
            {
                ColumnKind.Integer => "integer",
                ColumnKind.Decimal => "decimal",
                _ => "string",
            },
        };
        if (column.Kind == ColumnKind.Decimal)
        {
            described["null"] = new JsonArray("", DatasetColumn.NotApplicable);
        }

        return described;
    }
}
