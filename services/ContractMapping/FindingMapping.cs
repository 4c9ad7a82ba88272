using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Maps findings to messages.</summary>
public static class FindingMapping
{
    /// <summary>The finding as a message.</summary>
    public static Proto.Finding ToProto(this Finding finding)
    {
        var message = new Proto.Finding
        {
            Code = finding.Code,
            Severity = (Proto.Severity)finding.Severity,
            Message = finding.Message,
            Section = finding.Section,
            Expected = finding.Expected,
            Actual = finding.Actual,
            Replacement = finding.Replacement,
            // Worked out by the domain from what the finding speaks of, so that every service gives the same.
            Fingerprint = finding.Fingerprint,
            // Null for a finding of the form itself.
            RulePack = finding.RulePack is { } pack ? new() { Name = pack.Name, Revision = pack.Revision } : null,
            // In code points of the section's text, as the contract counts.
            Span = finding.Span is { } span ? new() { Start = span.Start, End = span.End } : null,
        };
        message.Cells.Add(finding.Cells);
        return message;
    }
}
