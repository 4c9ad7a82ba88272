using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicTree.Tests;

/// <summary>Publications to write into trees.</summary>
internal static class SampleReport
{
    public static DateTimeOffset Now { get; } = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public static PublishedReport Create(IReadOnlyList<string> path, string id, params PublishedVersion[] versions) =>
        new(
            $"agencies/{path[^1]}/reports/{id}",
            "临阳县人民政府",
            "临阳县人民政府2023年政府信息公开工作年度报告",
            int.Parse(id[..4]),
            path,
            PublicationState.Published,
            versions
        );

    /// <summary>Writes the objects of a version: two files, a manifest, a receipt.</summary>
    public static async Task<PublishedVersion> PutVersionAsync(PublicTreeWriter writer, int version)
    {
        var pdf = await PutAsync(writer, $"pdf {version}");
        var json = await PutAsync(writer, $"json {version}");
        return new(
            version,
            Now.AddDays(version),
            "2021",
            [
                new("pdf", "application/pdf", "report.pdf", pdf.Sha256, pdf.Size),
                new("json", "application/json", "report.json", json.Sha256, json.Size),
            ],
            await PutAsync(writer, $"manifest {version}"),
            await PutAsync(writer, $"receipt {version}"),
            version > 1 ? "更正" : null
        );
    }

    private static Task<PublishedObject> PutAsync(PublicTreeWriter writer, string text) =>
        writer.PutObjectAsync(System.Text.Encoding.UTF8.GetBytes(text), default);
}
