using System.Text;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Builds the public index of a report from what the database says, with manifests and receipts in the tree.</summary>
internal sealed class ReportIndexBuilder(
    IPublicationStore publications,
    IWorkflowStore workflow,
    ReceiptFactory receipts,
    ManifestStamper stamper,
    PublicTreeWriter writer
)
{
    private const int MaxHistory = 1_000;

    /// <summary>The index; null where no version was published with files.</summary>
    /// <param name="checkpoint">The head under which the receipts of all versions are made.</param>
    public async Task<PublishedReport?> BuildAsync(
        ReportName name,
        SignedNote checkpoint,
        CancellationToken cancellation
    )
    {
        var records = await publications.ListAsync(name, cancellation);
        if (records.Count == 0)
        {
            return null;
        }

        // A version without files is among the states and not among the records.
        var states = (await workflow.ListVersionsAsync(name, MaxHistory, cancellation)).ToDictionary(v => v.Version);
        var versions = new List<PublishedVersion>();
        foreach (var record in records)
        {
            versions.Add(await BuildAsync(record, states[record.Version], checkpoint, cancellation));
        }

        var newest = records[^1];
        var index = new PublishedReport(
            name.ToString(),
            newest.AgencyName,
            newest.Title,
            name.Year,
            newest.Path,
            PublicationState.Published,
            versions
        );
        // The newest version decides: a withdrawal takes back all that is public.
        return states[newest.Version].WithdrawTime is { } time
            ? index.Withdraw(new(time, await FindReasonAsync(name, cancellation)))
            : index;
    }

    private async Task<PublishedVersion> BuildAsync(
        PublicationRecord record,
        ReportVersion version,
        SignedNote checkpoint,
        CancellationToken cancellation
    )
    {
        // A stamp may be asked for here, over the network; without an answer the index is written without it.
        var stamp = await stamper.FindAsync(record, cancellation);
        var receipt = await receipts.CreateAsync(version.LogIndex, checkpoint, cancellation);
        // Files of a version that was withdrawn are no longer named; manifest and receipt still prove what was public.
        return new(
            record.Version,
            version.PublishTime,
            version.Pins.Edition,
            version.WithdrawTime is null ? record.Files : [],
            await writer.PutObjectAsync(record.Manifest, cancellation),
            // Written again with each checkpoint: a receipt names the head that it stands on.
            await writer.PutObjectAsync(Encoding.UTF8.GetBytes(receipt), cancellation),
            version.Reason.Length > 0 ? version.Reason : null,
            stamp is null ? null : await writer.PutObjectAsync(stamp, cancellation)
        );
    }

    private async Task<string> FindReasonAsync(ReportName name, CancellationToken cancellation)
    {
        var moves = await workflow.ListMovesAsync(name, MaxHistory, cancellation);
        // The guard of the transition requires a reason, and a withdrawn report has such a move.
        return moves.First(m => m.Verb == ReportVerb.Withdraw).Reasons[0].Reason;
    }
}
