using System.Globalization;
using System.Text.Json;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>
/// Refuses by name what a JSON request says and the contract does not understand, before any effect. Stands behind routing and in front
/// of the transcoder, which passes over unknown members and parameters in silence.
/// </summary>
internal sealed class StrictJsonMiddleware(RequestDelegate next)
{
    /// <summary>Most bytes of a JSON body: prose of a whole report with room to spare.</summary>
    public const int MaxBodyBytes = 16 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } route)
        {
            await next(context);
            return;
        }

        var shape = RequestShape.From(route);
        var violations = new ViolationList();
        try
        {
            CheckQuery(context.Request.Query, shape, violations);
            if (shape.IsRaw)
            {
                RequireDocumentSize(context.Request);
            }
            else
            {
                await CheckBodyAsync(context, shape.Body, violations);
            }

            violations.ThrowIfAny();
        }
        catch (ApiException refused)
        {
            await StatusWriter.WriteAsync(context, refused);
            return;
        }

        await next(context);
    }

    private static void CheckQuery(IQueryCollection query, RequestShape shape, ViolationList violations)
    {
        foreach (var (name, values) in query)
        {
            if (shape.Find(name) is not { } field)
            {
                violations.AddUnknownParameter(name, shape.ParameterNames);
            }
            else
            {
                CheckValues(field, name, values, violations);
            }
        }
    }

    private static void CheckValues(FieldDescriptor field, string name, StringValues values, ViolationList violations)
    {
        if (values.Count > 1 && !field.IsRepeated)
        {
            violations.Add(name, "PARAMETER_TWICE", "must be given once", $"查询参数 {name} 重复出现，只能写一次");
        }

        foreach (var value in values)
        {
            switch (field.FieldType)
            {
                case FieldType.Enum when field.EnumType.FindValueByName(value ?? "") is null:
                    violations.AddUnknownValue(name, value ?? "", field.EnumType);
                    break;
                case FieldType.Bool when value is not ("true" or "false"):
                    violations.Add(name, "FIELD_TYPE", "must be true or false", $"{name}：应为 true 或 false");
                    break;
                case FieldType.Message when !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _):
                    violations.Add(
                        name,
                        "FIELD_TYPE",
                        "must be a time such as 2024-01-31T00:00:00Z",
                        $"{name}：应为时间，例如 2024-01-31T00:00:00Z"
                    );
                    break;
                case FieldType.Int32 or FieldType.Int64 when !long.TryParse(value, out _):
                    violations.Add(name, "FIELD_TYPE", "must be an integer", $"{name}：应为整数");
                    break;
            }
        }
    }

    private static async Task CheckBodyAsync(HttpContext context, MessageDescriptor? message, ViolationList violations)
    {
        var body = await ReadAsync(context);
        if (body.IsEmpty)
        {
            return;
        }

        if (message is null)
        {
            violations.Add("body", "BODY_UNEXPECTED", "takes no body", "此地址不接受请求正文，请去掉正文");
            return;
        }

        RequireJson(context.Request);
        try
        {
            JsonMessageValidator.Validate(body.Span, message, violations);
        }
        catch (JsonException broken)
        {
            violations.Add(
                "body",
                "JSON_SYNTAX",
                $"is not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}",
                $"请求正文第 {broken.LineNumber + 1} 行第 {broken.BytePositionInLine + 1} 个字节处不是有效的 JSON，或正文过大、嵌套过深"
            );
        }
    }

    // The body is read whole, once; the transcoder then reads it from memory.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBodyBytes)
        {
            throw HttpErrors.DocumentTooLarge();
        }

        var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        context.Response.RegisterForDispose(buffer);
        var chunk = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0; )
        {
            if (buffer.Length + read > MaxBodyBytes)
            {
                throw HttpErrors.DocumentTooLarge();
            }

            buffer.Write(chunk, 0, read);
        }

        buffer.Position = 0;
        context.Request.Body = buffer;
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    // JSON that systems exchange is UTF-8 (RFC 8259, 8.1).
    private static void RequireJson(HttpRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        )
        {
            throw HttpErrors.FromStatus(StatusCodes.Status415UnsupportedMediaType, request.Path, "");
        }
    }

    // Before the first byte is read, and so before a caller who asked with Expect: 100-continue sends any.
    private static void RequireDocumentSize(HttpRequest request)
    {
        if (request.ContentLength > HttpErrors.MaxDocumentBytes)
        {
            throw HttpErrors.DocumentTooLarge();
        }
    }
}
