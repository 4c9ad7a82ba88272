using System.Text.Json;
using Disclosure.ApiErrors;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>
/// Holds a JSON body against the message that it stands for, before anything is made of it: members that the message has not, members
/// given twice, values of another kind and two members of one choice are refused by their path. The framework's own parser passes over
/// all of these in silence.
/// </summary>
internal ref struct JsonMessageValidator
{
    /// <summary>Most members and items of a body.</summary>
    public const int MaxMembers = 100_000;

    /// <summary>Most entries of a map; a sheet of the form has some two hundred cells.</summary>
    public const int MaxEntries = 1_000;

    private const int MaxName = 100;

    /// <summary>Deepest nesting of a body.</summary>
    public const int MaxDepth = 32;

    private readonly ViolationList _violations;
    private Utf8JsonReader _json;
    private int _members;

    private JsonMessageValidator(ReadOnlySpan<byte> body, ViolationList violations)
    {
        _json = new(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        _violations = violations;
    }

    /// <param name="body">UTF-8, whole.</param>
    /// <exception cref="JsonException">It is not JSON, is nested too deeply, or has too many members.</exception>
    /// <exception cref="ApiException">A map has too many entries.</exception>
    public static void Validate(ReadOnlySpan<byte> body, MessageDescriptor message, ViolationList violations)
    {
        var validator = new JsonMessageValidator(body, violations);
        validator._json.Read();
        validator.ReadMessage(message, "");
        // Reads to the end, so that what follows the body's value is an error of syntax.
        while (validator._json.Read()) { }
    }

    private void ReadMessage(MessageDescriptor message, string path)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            AddKind(path, JsonKind.Object);
            _json.Skip();
            return;
        }

        var shape = MessageShape.From(message);
        var seen = new HashSet<int>();
        var choices = new HashSet<OneofDescriptor>();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            Count();
            var name = ReadName();
            var inner = path.Length == 0 ? Shorten(name) : $"{path}.{Shorten(name)}";
            _json.Read();
            if (shape.Find(name) is not { } field)
            {
                _violations.AddUnknown(inner, name, shape.Names);
                _json.Skip();
                continue;
            }

            if (!seen.Add(field.FieldNumber))
            {
                _violations.Add(inner, "FIELD_TWICE", "must be given once", $"字段 {inner} 重复出现，只能写一次");
            }
            else if (
                _json.TokenType != JsonTokenType.Null
                && field.RealContainingOneof is { } choice
                && !choices.Add(choice)
            )
            {
                _violations.Add(
                    inner,
                    "ONE_OF_SEVERAL",
                    $"only one of {string.Join(", ", choice.Fields.Select(f => f.JsonName))} may be given",
                    $"{string.Join("、", choice.Fields.Select(f => f.JsonName))} 只能写其中一个"
                );
            }

            ReadField(field, inner);
        }
    }

    private void ReadField(FieldDescriptor field, string path)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (field.IsMap)
        {
            ReadMap(field, path);
        }
        else if (field.IsRepeated)
        {
            ReadList(field, path);
        }
        else
        {
            ReadValue(field, path);
        }
    }

    private void ReadList(FieldDescriptor field, string path)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            AddKind(path, JsonKind.Array);
            _json.Skip();
            return;
        }

        for (var i = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; i++)
        {
            Count();
            ReadValue(field, $"{path}[{i}]");
        }
    }

    private void ReadMap(FieldDescriptor field, string path)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            AddKind(path, JsonKind.Object);
            _json.Skip();
            return;
        }

        var value = field.MessageType.FindFieldByNumber(2);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            Count();
            if (seen.Count == MaxEntries)
            {
                throw ApiError.InvalidField(
                    path,
                    "MEMBERS_TOO_MANY",
                    $"at most {MaxEntries} members",
                    $"{path} 一次最多 {MaxEntries} 项，请分批提交"
                );
            }

            var key = ReadName();
            var inner = $"{path}[\"{Shorten(key)}\"]";
            if (!seen.Add(key))
            {
                _violations.Add(inner, "FIELD_TWICE", "must be given once", $"{inner} 重复出现，只能写一次");
            }

            _json.Read();
            ReadValue(value, inner);
        }
    }

    private void ReadValue(FieldDescriptor field, string path)
    {
        if (field.FieldType == FieldType.Message && !JsonKinds.IsWellKnown(field.MessageType))
        {
            ReadMessage(field.MessageType, path);
            return;
        }

        if (_json.TokenType == JsonTokenType.String && !JsonText.IsText(ref _json))
        {
            _violations.Add(
                path,
                "TEXT_ENCODING",
                "must be Unicode text, without halves of characters",
                $"{path}：含有不完整的字符，请重新输入"
            );
            return;
        }

        var (kind, fits) = JsonKinds.Check(field, ref _json);
        if (fits)
        {
            _json.Skip();
            return;
        }

        if (field.FieldType == FieldType.Enum && _json.TokenType == JsonTokenType.String)
        {
            _violations.AddUnknownValue(path, _json.GetString() ?? "", field.EnumType);
        }
        else
        {
            AddKind(path, kind);
        }

        _json.Skip();
    }

    // A name that is no text is none that the contract has.
    private string ReadName() => JsonText.IsText(ref _json) ? _json.GetString() ?? "" : "\uFFFD";

    private readonly void AddKind(string path, JsonKind kind) =>
        _violations.Add(
            path,
            "FIELD_TYPE",
            $"must be {JsonKinds.English(kind)}",
            $"{(path.Length == 0 ? "请求正文" : path)}：应为{JsonKinds.Chinese(kind)}"
        );

    // A path is part of an error; a name that fills a megabyte is cut in it.
    private static string Shorten(string name) => name.Length <= MaxName ? name : name[..MaxName] + "…";

    private void Count()
    {
        if (++_members > MaxMembers)
        {
            throw new JsonException($"The body has more than {MaxMembers} members.");
        }
    }
}
