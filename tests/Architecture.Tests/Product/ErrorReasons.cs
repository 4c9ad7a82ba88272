using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Disclosure.Architecture.Tests.Product;

/// <summary>The reasons that errors carry, read off the compiled code: upper-case constants of types that make errors.</summary>
internal static partial class ErrorReasons
{
    private static readonly string[] s_makers =
    [
        "Disclosure.ApiErrors.ApiException",
        "Disclosure.ApiErrors.ApiError",
        "Disclosure.ApiErrors.FieldViolation",
        "Disclosure.ApiErrors.ViolationList",
    ];

    /// <summary>Every reason in a type that makes errors.</summary>
    public static IReadOnlyList<string> Given { get; } =
        Constants(ProductAssembly.All.SelectMany(a => a.Types).Where(MakesErrors));

    /// <summary>Every constant of the product that could be a reason.</summary>
    public static IReadOnlyList<string> Possible { get; } = Constants(ProductAssembly.All.SelectMany(a => a.Types));

    private static string[] Constants(IEnumerable<TypeDefinition> types) =>
        [
            .. types
                .SelectMany(Instructions)
                .Where(i => i.OpCode == OpCodes.Ldstr)
                .Select(i => (string)i.Operand)
                .Where(text => Reason().IsMatch(text) && !text.StartsWith("DISCLOSURE_", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<Instruction> Instructions(TypeDefinition type) =>
        type
            .Methods.Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions)
            .Concat(type.NestedTypes.SelectMany(Instructions));

    private static bool MakesErrors(TypeDefinition type) =>
        Instructions(type)
            .Select(i => i.Operand)
            .OfType<MethodReference>()
            .Any(called =>
                s_makers.Contains(called.DeclaringType.FullName)
                || s_makers.Contains(called.ReturnType.FullName)
                || called.Parameters.Any(p =>
                    s_makers.Any(m => p.ParameterType.FullName.Contains(m, StringComparison.Ordinal))
                )
            );

    [GeneratedRegex("^[A-Z]{2,}(_[A-Z0-9]+)+$|^(INTERNAL|DUPLICATE)$")]
    private static partial Regex Reason();
}
