using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Form;

/// <summary>A result of a check that a person must fix, explain or know.</summary>
/// <param name="Code">Stable English code, such as <c>requests.balance</c>.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Message">简体中文: names the cells, both figures and the smallest fix.</param>
public sealed record Finding(string Code, Severity Severity, string Message)
{
    /// <summary>Every cell of the equation or claim, as table.row.column.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Section that it is about; empty where there is none.</summary>
    public string Section { get; init; } = "";

    /// <summary>Place in the section's text; null where it is about the whole section or a table.</summary>
    public Span? Span { get; init; }

    /// <summary>What should be there, as printed; empty where nothing in particular should.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What is there, as printed.</summary>
    public string Actual { get; init; } = "";

    /// <summary>Text that fixes it in place of the span; empty where only a person can tell.</summary>
    public string Replacement { get; init; } = "";

    /// <summary>The regional pack that demands it; null: the form does.</summary>
    public RulePackReference? RulePack { get; init; }

    /// <summary>Digest of code, section, both figures and cells: the same finding has the same one in every run, whatever its message says.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Code, Section, Expected, Actual, .. Cells])))
                .AsSpan(0, 8)
        );
}
