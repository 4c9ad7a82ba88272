namespace Disclosure.Gateway.Workflow;

/// <summary>Reasons with their places, between the public contract and Filing's.</summary>
internal static class RemarkView
{
    /// <summary>The reason as Filing takes it.</summary>
    public static FilingV1.ReturnReason ToReason(PublicV1.Remark remark) =>
        new()
        {
            Reason = remark.Reason,
            Code = remark.Code,
            Fingerprint = remark.Fingerprint,
            Section = remark.Section,
            Cells = { remark.Cells },
        };

    /// <summary>The reason as the public contract shows it.</summary>
    public static PublicV1.Remark Create(FilingV1.ReturnReason reason) =>
        new()
        {
            Reason = reason.Reason,
            Code = reason.Code,
            Fingerprint = reason.Fingerprint,
            Section = reason.Section,
            Cells = { reason.Cells },
        };

    /// <summary>An explanation as Filing takes it.</summary>
    public static FilingV1.Explanation ToExplanation(PublicV1.FindingExplanation explanation) =>
        new()
        {
            Reason = explanation.Reason,
            Code = explanation.Code,
            Fingerprint = explanation.Fingerprint,
            Section = explanation.Section,
            Cells = { explanation.Cells },
        };
}
