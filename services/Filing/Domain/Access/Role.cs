namespace Disclosure.Filing.Domain.Access;

/// <summary>What a principal may be on an agency; the numbers are those of the contract.</summary>
/// <remarks>Numbers are stored in grants and tokens and are never given a new meaning.</remarks>
internal enum Role
{
    /// <summary>经办人员: writes and submits.</summary>
    Clerk = 1,

    /// <summary>分管领导: approves or returns.</summary>
    Leader = 2,

    /// <summary>政务公开主管部门: supervises, returns, publishes, corrects, withdraws.</summary>
    DisclosureOffice = 3,

    /// <summary>审计人员: reads all and changes nothing.</summary>
    Auditor = 4,

    /// <summary>系统管理员: agencies, grants and tokens; moves no report.</summary>
    Administrator = 5,

    /// <summary>Another system, which acts as a clerk does.</summary>
    System = 6,
}
