namespace Disclosure.ApiErrors;

/// <summary>The canonical codes of google.rpc.Code that an error may have; the numbers are those of google.rpc.Code.</summary>
public enum ErrorCode
{
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}
