using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Changes agencies and keeps what was.</summary>
internal interface IAgencyChangeStore
{
    /// <summary>
    /// Decides and writes a change with its entry of the log, and stores the response; a repeated request returns the stored response.
    /// AGENCY_NOT_FOUND, CREDIT_CODE_TAKEN, the errors of the decision, REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="command">What is wanted; decided by <see cref="AgencyReform"/> on facts of the same transaction.</param>
    /// <param name="respond">Makes the response from the agency after the change.</param>
    Task<string> ChangeAsync(
        AgencyCommand command,
        Func<Agency, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>What became of an agency, newest first.</summary>
    Task<IReadOnlyList<AgencyChange>> ListAsync(AgencyName agency, int take, CancellationToken cancellation);

    /// <summary>Who goes on with its work, by name.</summary>
    Task<IReadOnlyList<string>> ListSuccessorsAsync(AgencyName agency, CancellationToken cancellation);
}
