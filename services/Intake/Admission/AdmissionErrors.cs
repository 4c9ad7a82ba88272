using Disclosure.ApiErrors;

namespace Disclosure.Intake.Admission;

/// <summary>Errors of documents that were not looked at.</summary>
internal static class AdmissionErrors
{
    /// <summary>Reason of <see cref="Busy"/>.</summary>
    public const string BusyReason = "INTAKE_BUSY";

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(10);

    /// <summary>RESOURCE_EXHAUSTED / INTAKE_BUSY with RetryInfo: others were first for as long as a caller may wait.</summary>
    public static ApiException Busy() =>
        new(
            ErrorCode.ResourceExhausted,
            BusyReason,
            "Too many documents are being read.",
            "正在读取的文件较多，本文件还没有开始读取，请稍后重新导入。"
        )
        {
            RetryAfter = s_retry,
        };
}
