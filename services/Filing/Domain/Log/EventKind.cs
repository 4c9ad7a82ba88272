namespace Disclosure.Filing.Domain.Log;

/// <summary>What an entry of the log records; the numbers are those of the contract, the entry has the contract's name.</summary>
internal enum EventKind
{
    ReportCreated = 1,
    ReportSubmitted = 2,
    ReportReturned = 3,
    ReportApproved = 4,
    ReportPublished = 5,
    ReportCorrected = 6,
    ReportWithdrawn = 7,
    ReportReopened = 8,
    ReportDeleted = 9,
    FindingsExplained = 10,
    FiguresConfirmed = 11,
    RegionStale = 12,
    AgencyCreated = 20,
    AgencyUpdated = 21,
    AgencyRenamed = 22,
    AgencyMoved = 23,
    AgencyClosed = 24,
    AgenciesMerged = 25,
    AgencySplit = 26,
    AgenciesImported = 27,
    TokenCreated = 40,
    TokenRevoked = 41,
    GrantCreated = 42,
    GrantRevoked = 43,
    DutyChanged = 60,
    ReportReminded = 61,
    AccessRead = 80,
    AccessRefused = 81,
}
