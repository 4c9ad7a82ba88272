using Disclosure.ApiErrors;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Asserts how a document is refused.</summary>
internal static class Refused
{
    public static void Unreadable(Action read)
    {
        var fault = Assert.Throws<ApiException>(read);
        Assert.Equal((ErrorCode.InvalidArgument, "DOCUMENT_UNREADABLE"), (fault.Code, fault.Reason));
    }

    /// <param name="what">The limit, as the message names it.</param>
    public static void TooLarge(string what, Action read)
    {
        var fault = Assert.Throws<ApiException>(read);
        Assert.Equal((ErrorCode.InvalidArgument, "DOCUMENT_TOO_LARGE"), (fault.Code, fault.Reason));
        Assert.Contains(what, fault.Localized, StringComparison.Ordinal);
    }
}
