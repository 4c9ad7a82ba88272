using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Disclosure.Gateway.Publications;

/// <summary>Digest of the prose of a report: pictures are in it by the digests of their bytes.</summary>
internal static class ProseDigest
{
    /// <summary>
    /// SHA-256 in lower-case hexadecimal of UTF-8 lines, one a section and sub-section in their order: the section in protobuf's JSON, without
    /// etag, plain text and sub-sections.
    /// </summary>
    public static string Compute(IEnumerable<ReportV1.Section> sections)
    {
        var lines = new StringBuilder();
        Append(lines, sections);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    private static void Append(StringBuilder lines, IEnumerable<ReportV1.Section> sections)
    {
        foreach (var section in sections)
        {
            var line = new ReportV1.Section { Section_ = section.Section_, Heading = section.Heading };
            line.Blocks.Add(section.Blocks);
            lines.Append(JsonFormatter.Default.Format(line)).Append('\n');
            Append(lines, section.Sections);
        }
    }
}
