using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Api;
using Google.Protobuf;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>A part of a file (RFC 9110, 14): one range of bytes; several ranges and other units are answered with the whole file.</summary>
internal static class ByteRange
{
    private const string Unit = "bytes";

    /// <summary>The part that the request asks for, with its status and headers, or the whole file. OUT_OF_RANGE / RANGE_NOT_SATISFIABLE.</summary>
    /// <param name="tag">The file's entity tag, for If-Range.</param>
    public static HttpBody Apply(HttpContext http, HttpBody file, string tag)
    {
        http.Response.Headers.AcceptRanges = Unit;
        var asked = http.Request.Headers.IfRange.ToString();
        if (
            (asked.Length > 0 && asked != tag)
            || !RangeHeaderValue.TryParse(http.Request.Headers.Range.ToString(), out var header)
            || header.Unit != Unit
            || header.Ranges.Count != 1
        )
        {
            return file;
        }

        var length = file.Data.Length;
        var (first, last) = Resolve(header.Ranges.Single(), length);
        if (first > last)
        {
            http.Response.Headers.ContentRange = $"{Unit} */{length}";
            throw new ApiException(
                ErrorCode.OutOfRange,
                "RANGE_NOT_SATISFIABLE",
                $"The file has {length} bytes.",
                $"请求的范围超出文件大小（共 {length} 字节）。"
            );
        }

        StatusOverride.Set(http, StatusCodes.Status206PartialContent);
        http.Response.Headers.ContentRange = $"{Unit} {first}-{last}/{length}";
        return new()
        {
            ContentType = file.ContentType,
            Data = ByteString.CopyFrom(file.Data.Span[(int)first..(int)(last + 1)]),
        };
    }

    // "5-" to the end, "-5" the last five. An empty result is one that begins behind its end.
    private static (long First, long Last) Resolve(RangeItemHeaderValue range, long length) =>
        range.From is { } from
            ? (from, Math.Min(range.To ?? length - 1, length - 1))
            : (length - Math.Min(range.To ?? 0, length), length - 1);
}
