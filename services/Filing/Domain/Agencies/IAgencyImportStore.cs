using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Imports tables of agencies.</summary>
internal interface IAgencyImportStore
{
    /// <summary>Every agency that is registered.</summary>
    Task<IReadOnlyDictionary<AgencyName, Agency>> ListAllAsync(CancellationToken cancellation);

    /// <summary>
    /// Decides and writes an import with its entry of the log, and stores the response; a repeated request returns the stored response.
    /// CREDIT_CODE_TAKEN, the errors of the decision, REQUEST_ID_REUSED. What changes nothing is no entry.
    /// </summary>
    /// <param name="decide">Makes the plan from every agency that is registered.</param>
    Task<string> ImportAsync(
        Func<IReadOnlyDictionary<AgencyName, Agency>, ImportPlan> decide,
        Func<ImportPlan, LogEvent> record,
        Func<ImportPlan, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );
}
