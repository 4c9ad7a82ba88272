using System.Text.Json.Nodes;
using Disclosure.PublicTree.Reports;

namespace Disclosure.OpenData.Metadata;

/// <summary>Describes the dataset as a Data Package (datapackage.org, version 2), with labels for values that are missing.</summary>
internal static class DataPackage
{
    private const string Profile = "https://datapackage.org/profiles/2.0/";

    public static byte[] Write(DatasetSummary dataset) =>
        MetadataJson.Write(
            new()
            {
                ["$schema"] = Profile + "datapackage.json",
                ["id"] = dataset.Id,
                ["name"] = dataset.Id,
                ["title"] = dataset.Title,
                ["description"] = dataset.Description,
                ["created"] = Time.Format(dataset.Time),
                ["resources"] = MetadataJson.List(dataset.Files, Describe),
            }
        );

    private static JsonObject Describe(PublishedFile file)
    {
        var resource = new JsonObject
        {
            ["$schema"] = Profile + "dataresource.json",
            ["name"] = $"figures-{file.Format}",
            ["path"] = file.FileName,
            ["format"] = file.Format,
            ["mediatype"] = file.MediaType.Split(';')[0],
            ["bytes"] = file.Size,
            ["hash"] = $"sha256:{file.Sha256}",
        };
        if (file.Format == DatasetFormats.Csv)
        {
            resource["type"] = "table";
            resource["encoding"] = "utf-8";
            resource["schema"] = new JsonObject
            {
                ["$schema"] = Profile + "tableschema.json",
                ["fields"] = MetadataJson.List(DatasetColumn.All, Describe),
                ["primaryKey"] = new JsonArray("report", "cell"),
            };
        }

        return resource;
    }

    private static JsonObject Describe(DatasetColumn column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Kind switch
            {
                ColumnKind.Integer => "integer",
                ColumnKind.Decimal => "number",
                _ => "string",
            },
            ["title"] = column.Title,
            ["description"] = column.Description,
        };
        if (column.Kind == ColumnKind.Decimal)
        {
            field["missingValues"] = new JsonArray(
                new JsonObject { ["value"] = "", ["label"] = "blank" },
                new JsonObject { ["value"] = DatasetColumn.NotApplicable, ["label"] = "not applicable" }
            );
        }

        return field;
    }
}
