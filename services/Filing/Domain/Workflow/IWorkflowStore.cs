using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Moves reports: facts are read, the move is decided and everything is written in one transaction.</summary>
internal interface IWorkflowStore
{
    /// <summary>
    /// Decides and writes a move with its entry of the log, and stores the response; a repeated request returns the stored response.
    /// NOT_FOUND / REPORT_NOT_FOUND, the errors of the decision, REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="decide">May run again after a conflict with another write.</param>
    /// <param name="respond">Makes the response from the plan and the facts before it.</param>
    /// <param name="write">Request id, principal and time.</param>
    Task<string> MoveAsync(
        ReportName name,
        Func<ReportFacts, MovePlan> decide,
        Func<ReportFacts, MovePlan, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>
    /// Raises the fence of a report and stores the response; a repeated request returns the stored response. NOT_FOUND /
    /// REPORT_NOT_FOUND, the errors of <paramref name="raise"/>, REQUEST_ID_REUSED.
    /// </summary>
    Task<string> FenceAsync(
        ReportName name,
        Func<ReportStatus, ReportStatus> raise,
        Func<ReportStatus, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>What decisions about a report rest on; null if there is no such report.</summary>
    Task<ReportFacts?> FindFactsAsync(ReportName name, CancellationToken cancellation);

    /// <summary>Its moves, newest first.</summary>
    Task<IReadOnlyList<ReportMove>> ListMovesAsync(ReportName name, int take, CancellationToken cancellation);

    /// <summary>Its published versions, newest first.</summary>
    Task<IReadOnlyList<ReportVersion>> ListVersionsAsync(ReportName name, int take, CancellationToken cancellation);
}
