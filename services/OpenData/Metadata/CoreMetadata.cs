using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Disclosure.OpenData.Metadata;

/// <summary>
/// Core metadata of government information resources (GB/T 21063.3): the six that are mandatory and those of the optional ones that
/// are known, under the Chinese names of the standard.
/// </summary>
internal static class CoreMetadata
{
    public static byte[] WriteJson(DatasetSummary dataset)
    {
        var json = new JsonObject();
        foreach (var (name, value) in Describe(dataset))
        {
            json[name] = value;
        }

        return MetadataJson.Write(json);
    }

    public static byte[] WriteXml(DatasetSummary dataset)
    {
        var root = new XElement("核心元数据", Describe(dataset).Select(e => new XElement(e.Name, e.Value)));
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            root.WriteTo(xml);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, string Value)> Describe(DatasetSummary dataset) =>
        [
            ("信息资源名称", dataset.Title),
            ("信息资源摘要", dataset.Description),
            ("信息资源提供方", dataset.Provider),
            ("信息资源分类", "政务公开"),
            ("信息资源标识符", dataset.Id),
            ("元数据标识符", $"{dataset.Id}-metadata"),
            ("信息资源发布日期", Time.FormatDate(dataset.Time)),
            ("关键字说明", "政府信息公开；年度报告；依申请公开；行政复议；行政诉讼"),
            ("时间范围", $"{dataset.Year}-01-01/{dataset.Year}-12-31"),
            ("在线资源链接地址", $"/public/v1/datasets/{dataset.Year}"),
        ];
}
