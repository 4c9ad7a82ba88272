using System.Text.Json.Nodes;
using Disclosure.PublicTree.Reports;

namespace Disclosure.OpenData.Metadata;

/// <summary>Describes the dataset for catalogues (W3C DCAT 3, JSON-LD). Addresses are relative to this file's own.</summary>
internal static class DataCatalog
{
    private const string Iana = "https://www.iana.org/assignments/media-types/";

    public static byte[] Write(DatasetSummary dataset) =>
        MetadataJson.Write(
            new()
            {
                ["@context"] = new JsonObject
                {
                    ["dcat"] = "http://www.w3.org/ns/dcat#",
                    ["dct"] = "http://purl.org/dc/terms/",
                    ["foaf"] = "http://xmlns.com/foaf/0.1/",
                    ["spdx"] = "http://spdx.org/rdf/terms#",
                    ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
                },
                // The page of the dataset, seen from its files.
                ["@id"] = $"../../{dataset.Year}",
                ["@type"] = "dcat:Dataset",
                ["dct:identifier"] = dataset.Id,
                ["dct:title"] = Chinese(dataset.Title),
                ["dct:description"] = Chinese(dataset.Description),
                ["dct:modified"] = Typed(Time.Format(dataset.Time), "xsd:dateTime"),
                ["dct:publisher"] = new JsonObject
                {
                    ["@type"] = "foaf:Agent",
                    ["foaf:name"] = Chinese(dataset.Provider),
                },
                ["dct:temporal"] = new JsonObject
                {
                    ["@type"] = "dct:PeriodOfTime",
                    ["dcat:startDate"] = Typed($"{dataset.Year}-01-01", "xsd:date"),
                    ["dcat:endDate"] = Typed($"{dataset.Year}-12-31", "xsd:date"),
                },
                ["dcat:distribution"] = MetadataJson.List(dataset.Files, Describe),
            }
        );

    private static JsonObject Describe(PublishedFile file) =>
        new()
        {
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = file.FileName,
            ["dcat:accessURL"] = new JsonObject { ["@id"] = file.FileName },
            ["dcat:downloadURL"] = new JsonObject { ["@id"] = file.FileName },
            ["dcat:mediaType"] = new JsonObject { ["@id"] = Iana + file.MediaType.Split(';')[0] },
            ["dcat:byteSize"] = Typed($"{file.Size}", "xsd:nonNegativeInteger"),
            ["spdx:checksum"] = new JsonObject
            {
                ["@type"] = "spdx:Checksum",
                ["spdx:algorithm"] = new JsonObject { ["@id"] = "spdx:checksumAlgorithm_sha256" },
                ["spdx:checksumValue"] = Typed(file.Sha256, "xsd:hexBinary"),
            },
        };

    private static JsonObject Chinese(string text) => new() { ["@value"] = text, ["@language"] = "zh-Hans" };

    private static JsonObject Typed(string value, string type) => new() { ["@value"] = value, ["@type"] = type };
}
