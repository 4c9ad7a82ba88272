namespace Disclosure.Gateway.Tests.Matrix;

/// <summary>Where a caller's role stands, seen from the agency that a call concerns.</summary>
public enum Distance
{
    /// <summary>On the agency itself.</summary>
    Own,

    /// <summary>On the agency and those below it.</summary>
    OwnTree,

    /// <summary>On the agency above and those below that.</summary>
    AboveTree,

    /// <summary>On the agency above, alone.</summary>
    Above,

    /// <summary>On another agency and those below that.</summary>
    Elsewhere,
}
