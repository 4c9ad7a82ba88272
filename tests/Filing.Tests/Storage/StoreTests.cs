using Dapper;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Storage;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.Workflow;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>A migrated database of one test, with its stores and a way to fill them.</summary>
public abstract class StoreTests
{
    private readonly Lazy<IDatabase> _database;

    protected StoreTests() => _database = new(Open);

    protected IDatabase Database => _database.Value;

    private protected SqlAgencyStore Agencies => new(Database, Signal);

    private protected SqlReportStore Reports => new(Database, Signal);

    private protected SqlRegionStore Regions => new(Database);

    private protected SqlWorkflowStore Workflow => new(Database, Signal);

    private protected SqlLogStore Log => new(Database, Signal);

    private protected LogSignal Signal { get; } = new(TimeProvider.System);

    protected abstract IDatabase Open();

    protected static AgencyName Name(string id) => AgencyName.FromId("id", id);

    private protected static Agency Agency(string id, string? parent) =>
        new(
            Name(id),
            $"{id}机关",
            AgencyLevel.County,
            AgencyKind.Department,
            parent is null ? null : Name(parent),
            "",
            "",
            [],
            null,
            null,
            DateTimeOffset.UnixEpoch
        );

    private protected Task<string> AddAsync(params Agency[] agencies) =>
        Agencies.AddAsync(agencies, NewEvent(), "{}", NewWrite(), default);

    /// <summary>Adds a report in any state; the workflow that moves reports is not part of the stores.</summary>
    private protected async Task FileAsync(
        string agency,
        string id,
        ReportState state,
        long statistics,
        int version = 0
    )
    {
        var report = ReportName.FromId("id", Name(agency), id);
        var status = new ReportStatus(report, "", state, version, 1, DateTimeOffset.UnixEpoch);
        await Reports.AddAsync(status, _ => "{}", NewWrite(), default);
        await using var db = await Database.OpenAsync(default);
        await db.ExecuteAsync(
            "update reports set statistics_revision = @Statistics where name = @Name",
            new { Statistics = statistics, Name = report.ToString() }
        );
    }

    private protected static LogEvent NewEvent() =>
        new(EventKind.AgenciesImported, DateTimeOffset.UnixEpoch, "", "agencies", "");

    private protected static WriteMetadata NewWrite() =>
        new(new(Guid.NewGuid(), "digest"), "", DateTimeOffset.UnixEpoch.AddDays(1));
}
