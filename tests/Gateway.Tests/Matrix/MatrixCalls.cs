using System.Buffers.Binary;
using System.Collections;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests.Matrix;

/// <summary>Calls a method over JSON, gRPC and gRPC-Web, and tells the error that came back.</summary>
internal static partial class MatrixCalls
{
    // A flag, a length, and the message.
    private const int FrameHeader = 5;
    private const byte TrailerFrame = 0x80;

    private static readonly JsonParser s_status = new(
        new(20, TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor))
    );

    private static readonly JsonFormatter s_json = new(JsonFormatter.Settings.Default);

    /// <summary>The error of a call; null where it was answered, or a stream was opened.</summary>
    public static async Task<Google.Rpc.Status?> CallAsync(
        HttpClient client,
        string protocol,
        MethodDescriptor method,
        IMessage request,
        string? token
    )
    {
        using var message = protocol == "JSON" ? CreateJson(method, request) : CreateRpc(protocol, method, request);
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        if (protocol == "JSON")
        {
            return answer.StatusCode < HttpStatusCode.BadRequest
                ? null
                : s_status.Parse<Google.Rpc.Status>(await answer.Content.ReadAsStringAsync());
        }

        if (Find(answer.Headers, "grpc-status-details-bin") is { } early)
        {
            return Decode(early);
        }

        // A stream that was opened was permitted.
        if (method.IsServerStreaming)
        {
            return null;
        }

        var body = await answer.Content.ReadAsByteArrayAsync();
        var late = protocol == "gRPC" ? Find(answer.TrailingHeaders, "grpc-status-details-bin") : FindTrailer(body);
        return late is null ? null : Decode(late);
    }

    private static HttpRequestMessage CreateRpc(string protocol, MethodDescriptor method, IMessage request)
    {
        var bytes = request.ToByteArray();
        var frame = new byte[FrameHeader + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
        bytes.CopyTo(frame, FrameHeader);
        var message = new HttpRequestMessage(HttpMethod.Post, $"/{method.Service.FullName}/{method.Name}")
        {
            Version = protocol == "gRPC" ? HttpVersion.Version20 : HttpVersion.Version11,
            Content = new ByteArrayContent(frame),
        };
        message.Content.Headers.ContentType = new(
            protocol == "gRPC" ? "application/grpc" : "application/grpc-web+proto"
        );
        message.Headers.TE.Add(new("trailers"));
        return message;
    }

    private static HttpRequestMessage CreateJson(MethodDescriptor method, IMessage request)
    {
        var rule = MatrixRequest.RuleOf(method)!;
        var inPath = new List<string>();
        var path = Variable()
            .Replace(
                MatrixRequest.PatternOf(method),
                variable =>
                {
                    inPath.Add(variable.Groups["field"].Value);
                    return $"{MatrixRequest.Get(request, inPath[^1])}";
                }
            );
        HttpContent? content = rule.Body switch
        {
            "" => null,
            "*" => new StringContent(Format(request, inPath), Encoding.UTF8, "application/json"),
            // Documents and tables are the body themselves.
            var field => new ByteArrayContent(((HttpBody)MatrixRequest.Get(request, field)!).ToByteArray())
            {
                Headers = { ContentType = new("text/plain") },
            },
        };
        var query = rule.Body == "*" ? "" : $"?{string.Join('&', QueryOf(request, "", [.. inPath, rule.Body]))}";
        return new(MethodOf(rule), path + query) { Content = content };
    }

    // What the path says already is no member of the body.
    private static string Format(IMessage request, List<string> inPath)
    {
        var body = request.Descriptor.Parser.ParseFrom(request.ToByteString());
        foreach (var field in inPath.Where(f => !f.Contains('.')))
        {
            request.Descriptor.FindFieldByName(field).Accessor.Clear(body);
        }

        return s_json.Format(body);
    }

    private static IEnumerable<string> QueryOf(IMessage message, string prefix, string[] without)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(f => !f.IsMap))
        {
            var value = field.Accessor.GetValue(message);
            if (without.Contains(prefix + field.Name) || value is null)
            {
                continue;
            }

            if (value is IMessage inner)
            {
                foreach (var pair in QueryOf(inner, $"{prefix}{field.Name}.", without))
                {
                    yield return pair;
                }
            }
            else
            {
                var name = string.Join(
                    '.',
                    prefix.Split('.', StringSplitOptions.RemoveEmptyEntries).Append(field.JsonName)
                );
                foreach (var one in value is IList many ? many : new[] { value })
                {
                    if (Format(field, one) is { Length: > 0 } text)
                    {
                        yield return $"{name}={Uri.EscapeDataString(text)}";
                    }
                }
            }
        }
    }

    // Empty for what is not given.
    private static string Format(FieldDescriptor field, object value) =>
        value switch
        {
            Enum number when Convert.ToInt32(number) is > 0 and var n => field.EnumType.FindValueByNumber(n).Name,
            Enum or 0 or 0L or false or ByteString => "",
            true => "true",
            _ => $"{value}",
        };

    private static HttpMethod MethodOf(HttpRule rule) =>
        rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => HttpMethod.Get,
            HttpRule.PatternOneofCase.Put => HttpMethod.Put,
            HttpRule.PatternOneofCase.Patch => HttpMethod.Patch,
            HttpRule.PatternOneofCase.Delete => HttpMethod.Delete,
            _ => HttpMethod.Post,
        };

    private static string? Find(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;

    // gRPC-Web has no trailers but a frame of their lines.
    private static string? FindTrailer(ReadOnlySpan<byte> body)
    {
        while (body.Length >= FrameHeader)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(body[1..]);
            if (body[0] == TrailerFrame)
            {
                const string Name = "grpc-status-details-bin:";
                return Encoding
                    .ASCII.GetString(body.Slice(FrameHeader, length))
                    .Split("\r\n")
                    .FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal))
                    ?[Name.Length..].Trim();
            }

            body = body[(FrameHeader + length)..];
        }

        return null;
    }

    private static Google.Rpc.Status Decode(string details) =>
        Google.Rpc.Status.Parser.ParseFrom(
            Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '='))
        );

    [GeneratedRegex(@"\{(?<field>[a-z_.]+)(?:=[^}]+)?\}")]
    private static partial Regex Variable();
}
