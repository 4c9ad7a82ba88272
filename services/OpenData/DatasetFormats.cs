namespace Disclosure.OpenData;

/// <summary>The files of a dataset, by the format under which its index lists them.</summary>
internal static class DatasetFormats
{
    public const string Csv = "csv";
    public const string Parquet = "parquet";
    public const string DataPackage = "datapackage";
    public const string CsvOnTheWeb = "csvw";
    public const string DataCatalog = "dcat";
    public const string CoreMetadataJson = "gbt21063-json";
    public const string CoreMetadataXml = "gbt21063-xml";
}
