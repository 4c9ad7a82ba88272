using System.Text.RegularExpressions;
using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Tests.Fakes;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests.Matrix;

/// <summary>A request of a method that the contract takes, and that concerns the sample's agency wherever the table asks for one.</summary>
internal static partial class MatrixRequest
{
    /// <summary>Makes it of the method's descriptor alone.</summary>
    public static IMessage Create(MethodDescriptor method, IReadOnlyList<AccessRule> rules)
    {
        var request = CreateEmpty(method.InputType);
        FillRequired(request);
        foreach (Match variable in Variable().Matches(PatternOf(method)))
        {
            Set(request, variable.Groups["field"].Value, ResourceOf(variable.Groups["parts"].Value));
        }

        foreach (var path in rules.Select(r => r.Field.Split('|')[0]).Where(p => p.Length > 0))
        {
            if (!$"{Get(request, path)}".StartsWith("agencies/", StringComparison.Ordinal))
            {
                Set(request, path, Sample.Agency);
            }
        }

        return request;
    }

    /// <summary>The pattern of the method's path; empty where JSON does not have it.</summary>
    public static string PatternOf(MethodDescriptor method)
    {
        var rule = RuleOf(method) ?? new();
        return string.Concat(rule.Get, rule.Post, rule.Put, rule.Patch, rule.Delete);
    }

    /// <summary>The method's HTTP annotation; null where JSON does not have it.</summary>
    public static HttpRule? RuleOf(MethodDescriptor method) =>
        method.GetOptions().GetExtension(AnnotationsExtensions.Http);

    /// <summary>The value of a field by its path; null where a message on the way is absent.</summary>
    public static object? Get(IMessage message, string path)
    {
        var names = path.Split('.', 2);
        var value = message.Descriptor.FindFieldByName(names[0]).Accessor.GetValue(message);
        return names.Length == 1 ? value
            : value is IMessage inner ? Get(inner, names[1])
            : null;
    }

    private static IMessage CreateEmpty(MessageDescriptor type) => (IMessage)Activator.CreateInstance(type.ClrType)!;

    private static void Set(IMessage message, string path, string text)
    {
        var names = path.Split('.', 2);
        var field = message.Descriptor.FindFieldByName(names[0]);
        if (names.Length == 2)
        {
            if (field.Accessor.GetValue(message) is not IMessage inner)
            {
                field.Accessor.SetValue(message, inner = CreateEmpty(field.MessageType));
            }

            Set(inner, names[1], text);
        }
        // A list that the contract does not ask for stays empty, and so asks for nothing.
        else if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            if (list.Count > 0)
            {
                list[0] = text;
            }
        }
        else
        {
            field.Accessor.SetValue(message, field.FieldType == FieldType.String ? text : 2023);
        }
    }

    private static void FillRequired(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(IsRequired))
        {
            var value = ValueOf(field);
            if (field.IsMap)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }
    }

    private static object ValueOf(FieldDescriptor field)
    {
        switch (field.FieldType)
        {
            case FieldType.String:
                return field.Name == "request_id" ? $"{Guid.NewGuid()}" : "x1";
            case FieldType.Enum:
                return Enum.ToObject(field.EnumType.ClrType, 1);
            case FieldType.Message:
                var inner = CreateEmpty(field.MessageType);
                FillRequired(inner);
                return inner;
            case FieldType.Bytes:
                return ByteString.CopyFromUtf8("x");
            case FieldType.Bool:
                return true;
            case FieldType.Int64:
                return 1L;
            default:
                return 2023;
        }
    }

    private static bool IsRequired(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.Required)
        == true;

    // agencies/*/reports/* of the sample; other resources have any name.
    private static string ResourceOf(string pattern)
    {
        var parts = pattern.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is "*" or "")
            {
                parts[i] = (i > 0 ? parts[i - 1] : "") switch
                {
                    "agencies" => Sample.Agency["agencies/".Length..],
                    "reports" or "duties" or "rulePacks" => "2023",
                    _ => "x1",
                };
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\{(?<field>[a-z_.]+)(?:=(?<parts>[^}]+))?\}")]
    private static partial Regex Variable();
}
