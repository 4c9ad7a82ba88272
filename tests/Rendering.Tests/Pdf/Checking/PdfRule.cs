using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>One rule of a standard.</summary>
/// <param name="Clause">Such as "A2 6.2.11.4" (ISO 19005-2) or "UA 7.2" (ISO 14289-1).</param>
/// <param name="Check">Says what breaks it; nothing where it holds.</param>
internal sealed record PdfRule(string Clause, string Statement, Func<PdfFile, IEnumerable<string>> Check)
{
    public PdfRule(string clause, string statement, Func<PdfFile, bool> holds)
        : this(clause, statement, file => holds(file) ? [] : [statement]) { }
}

/// <summary>All rules that are checked.</summary>
internal static class PdfRules
{
    public static IReadOnlyList<PdfRule> All { get; } =
    [.. FileRules.All, .. FontRules.All, .. ContentRules.All, .. StructureRules.All, .. FormRules.All];

    /// <summary>Clause and finding of everything that is broken.</summary>
    public static IReadOnlyList<string> Broken(PdfFile file) =>
        [.. All.SelectMany(rule => rule.Check(file).Select(found => $"{rule.Clause}: {found}"))];
}
