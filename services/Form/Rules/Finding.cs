using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Form;

/// <summary>How heavy a finding weighs.</summary>
public enum Severity
{
    /// <summary>Blocks submission.</summary>
    Error = 1,

    /// <summary>Must be fixed or explained.</summary>
    Warning = 2,

    /// <summary>To know.</summary>
    Note = 3,
}

/// <summary>A run of Unicode code points of a section's text: start inclusive, end exclusive.</summary>
public readonly record struct Span(int Start, int End);

/// <summary>One thing that a person must fix, explain or know.</summary>
/// <param name="Code">Stable English code, such as <c>requests.balance</c>.</param>
/// <param name="Severity">How heavy it weighs.</param>
/// <param name="Message">简体中文: names the cells, both figures and the smallest fix.</param>
public sealed record Finding(string Code, Severity Severity, string Message)
{
    /// <summary>Every cell of the equation or claim, as table.row.column.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>The section spoken of; empty where there is none.</summary>
    public string Section { get; init; } = "";

    /// <summary>Where in the section's text.</summary>
    public Span? Span { get; init; }

    public string Expected { get; init; } = "";

    public string Actual { get; init; } = "";

    /// <summary>Text that mends it when put in the place of the span; empty where a person must say.</summary>
    public string Replacement { get; init; } = "";

    /// <summary>The same for the same finding in every run, however its message is worded.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Code, Section, Expected, Actual, .. Cells])))
                .AsSpan(0, 8)
        );
}
