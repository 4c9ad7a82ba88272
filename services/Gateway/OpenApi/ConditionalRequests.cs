using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Describes the headers of conditional and partial requests where an operation heeds them.</summary>
internal static class ConditionalRequests
{
    private const string Etag = "etag";

    /// <summary>Adds parameters, headers and answers to an operation.</summary>
    public static void Describe(JsonObject operation, MethodDescriptor method, HttpRule rule)
    {
        var parameters = operation["parameters"]!.AsArray();
        var isRead = rule.PatternCase == HttpRule.PatternOneofCase.Get;
        if (!isRead && HasEtag(method.InputType))
        {
            AddParameter(
                "If-Match",
                "修改所依据的版本，即读取时应答头 ETag 的值；已被他人修改的，答复 412。"
                    + "The ETag that the write is based on; 412 where it is stale."
            );
        }

        var isFile = method.OutputType == HttpBody.Descriptor;
        if (method.IsServerStreaming || !(isFile || HasEtag(method.OutputType)))
        {
            return;
        }

        var answers = operation["responses"]!.AsObject();
        var whole = answers["200"]!.AsObject();
        whole["headers"] = new JsonObject { ["ETag"] = CreateHeader("版本标识。The version of what is answered.") };
        if (!isRead)
        {
            return;
        }

        AddParameter(
            "If-None-Match",
            "已有的版本；没有变化的，答复 304，不带正文。The ETag at hand; 304 where nothing has changed."
        );
        answers["304"] = new JsonObject { ["description"] = "没有变化 Not Modified" };
        if (isFile)
        {
            AddParameter("Range", "只取文件的一段，例如 bytes=0-1023；答复 206。One range of bytes of the file.");
            AddParameter(
                "If-Range",
                "续传所依据的版本；文件已变化的，答复整个文件。The ETag of the parts at hand; the whole file where it has changed."
            );
            whole["headers"]!["Accept-Ranges"] = CreateHeader(
                "bytes：可以分段读取。It may be read in ranges of bytes."
            );
            answers["206"] = CreatePart(whole["content"]!);
        }

        void AddParameter(string name, string description) =>
            parameters.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = name,
                        ["in"] = "header",
                        ["required"] = false,
                        ["description"] = description,
                        ["schema"] = new JsonObject { ["type"] = "string" },
                    }
            );
    }

    private static bool HasEtag(MessageDescriptor message) => message.FindFieldByName(Etag) is not null;

    private static JsonObject CreatePart(JsonNode content) =>
        new()
        {
            ["description"] = "文件的一段 Partial Content",
            ["headers"] = new JsonObject
            {
                ["Content-Range"] = CreateHeader(
                    "本段在文件中的位置和文件大小。Which bytes these are, and of how many."
                ),
            },
            ["content"] = content.DeepClone(),
        };

    private static JsonObject CreateHeader(string description) =>
        new()
        {
            ["description"] = description,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
}
