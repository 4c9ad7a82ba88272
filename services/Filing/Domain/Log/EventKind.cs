namespace Disclosure.Filing.Domain.Log;

/// <summary>What an entry of the log records; the numbers are those of the contract, the entry has the contract's name.</summary>
/// <remarks>
/// Numbers have gaps by subject: 1 reports, 20 agencies, 40 access, 60 supervision, 70 webhooks, 80 reads.
/// The name is hashed into the log, so that neither a name nor a number may ever change.
/// </remarks>
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
    ReportEndorsed = 13,
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
    RulePackChanged = 62,
    RectificationOpened = 63,
    RectificationResolved = 64,
    RectificationReopened = 65,
    RectificationClosed = 66,
    RowsAsked = 67,
    RowsConfirmed = 68,
    RowsDisputed = 69,
    WebhookCreated = 70,
    WebhookUpdated = 71,
    WebhookDeleted = 72,
    WebhookRotated = 73,
    WebhookStopped = 74,
    WebhookReplayed = 75,
    AccessRead = 80,
    AccessRefused = 81,
}
