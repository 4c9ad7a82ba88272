using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Disclosure.Architecture.Tests.Product;

/// <summary>What a type refers to: base types, interfaces, members, attributes, and the bodies of its methods.</summary>
internal static class TypeReferences
{
    /// <summary>Full names of all types that the type, with the types nested in it, refers to.</summary>
    public static IReadOnlySet<string> From(TypeDefinition type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(type, found);
        return found;
    }

    private static void Collect(TypeDefinition type, HashSet<string> found)
    {
        Add(type.BaseType, found);
        Add(type.CustomAttributes, found);
        foreach (var contract in type.Interfaces)
        {
            Add(contract.InterfaceType, found);
        }

        foreach (var field in type.Fields)
        {
            Add(field.FieldType, found);
        }

        foreach (var method in type.Methods)
        {
            Collect(method, found);
        }

        foreach (var nested in type.NestedTypes)
        {
            Collect(nested, found);
        }
    }

    private static void Collect(MethodDefinition method, HashSet<string> found)
    {
        Add(method.ReturnType, found);
        Add(method.CustomAttributes, found);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType, found);
        }

        if (!method.HasBody)
        {
            return;
        }

        foreach (var variable in method.Body.Variables)
        {
            Add(variable.VariableType, found);
        }

        foreach (var operand in method.Body.Instructions.Select(i => i.Operand))
        {
            Add(operand, found);
        }
    }

    private static void Add(object? operand, HashSet<string> found)
    {
        switch (operand)
        {
            case GenericInstanceType generic:
                Add(generic.ElementType, found);
                AddAll(generic.GenericArguments, found);
                break;
            case TypeSpecification specification:
                Add(specification.ElementType, found);
                break;
            case GenericParameter:
                break;
            case TypeReference type:
                found.Add((type.DeclaringType ?? type).FullName);
                break;
            case GenericInstanceMethod generic:
                Add(generic.DeclaringType, found);
                AddAll(generic.GenericArguments, found);
                break;
            case MemberReference member:
                Add(member.DeclaringType, found);
                break;
            case VariableDefinition or ParameterDefinition or Instruction or null:
                break;
        }
    }

    private static void AddAll(IEnumerable<TypeReference> types, HashSet<string> found)
    {
        foreach (var type in types)
        {
            Add(type, found);
        }
    }

    private static void Add(IEnumerable<CustomAttribute> attributes, HashSet<string> found) =>
        AddAll(attributes.Select(a => a.AttributeType), found);
}
