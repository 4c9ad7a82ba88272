using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.PublicTree;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>
/// Publishes a report: files into the tree, then state, pins, manifest and entry of the log in one transaction, then the index. A stop
/// after the transaction is completed by a repeat, or by the next start.
/// </summary>
/// <remarks>The order is the point: bytes first, so that nothing is ever announced that cannot be read.</remarks>
internal sealed partial class ReportPublisher(
    IWorkflowStore workflow,
    IPublicationStore publications,
    PublicationSigner signer,
    PublicTreeWriter writer,
    PublicTreeUpdater updater,
    ILogger<ReportPublisher> log
)
{
    /// <summary>The errors of a move, RELEASE_BLOCKED, PUBLIC_TREE_UNAVAILABLE.</summary>
    /// <param name="command">The move; refused as any other.</param>
    /// <param name="contents">Bytes of the draft's files, in their order; verified.</param>
    /// <param name="respond">Makes the response from the plan and the facts before it.</param>
    public async Task<string> PublishAsync(
        ReportCommand command,
        PublicationDraft draft,
        IReadOnlyList<byte[]> contents,
        Func<ReportFacts, MovePlan, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var name = command.Name;
        var isReady = await PrepareAsync(command, draft, contents, cancellation);
        // The version before, for the chain of manifests. Read outside of the transaction: only this report's publications add to it.
        var known = await publications.ListAsync(name, cancellation);
        var previous = known.Count > 0 ? known[^1] : null;
        var answer = await workflow.MoveAsync(
            name,
            facts =>
            {
                var plan = ReportWorkflow.Decide(facts, command);
                // It was approved after it was looked at: its files are not in the tree.
                return isReady
                    // Signed inside of the decision, since the pins and the version are known only there.
                    ? plan with
                    {
                        Publication = signer.CreateRecord(facts, plan, draft, previous),
                    }
                    : throw ApiError.StaleEtag(name.ToString(), facts.Report.Etag);
            },
            respond,
            write,
            cancellation
        );
        try
        {
            // After the commit: it is published, whatever becomes of the tree. A repeat of the request finds the answer and tries again.
            await updater.UpdateAsync(cancellation);
            return answer;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            LogNotShown(log, failed, name.ToString());
            throw PublicationErrors.TreeUnavailable(name);
        }
    }

    // Nothing is written for a move that would be refused. A repeat finds the report published, and its files in the tree.
    private async Task<bool> PrepareAsync(
        ReportCommand command,
        PublicationDraft draft,
        IReadOnlyList<byte[]> contents,
        CancellationToken cancellation
    )
    {
        var facts = await workflow.FindFactsAsync(command.Name, cancellation);
        // A report that is published, or not approved yet: the decision in the transaction says what is wrong, or gives the stored answer.
        if (facts is not { Report.State: ReportState.Approved })
        {
            return false;
        }

        // Thrown away: it only throws what the real decision would throw.
        ReportWorkflow.Decide(facts, command);
        var digests = draft.Files.Select(f => f.File.Sha256).ToArray();
        var twins = await publications.FindTwinsAsync(command.Name, digests, cancellation);
        var faults = ReleaseGate.FindFaults(command.Name, draft, twins);
        if (faults.Count > 0)
        {
            throw PublicationErrors.Blocked(command.Name, faults);
        }

        try
        {
            // Objects are named by their digests: writing one again changes nothing.
            foreach (var content in contents)
            {
                await writer.PutObjectAsync(content, cancellation);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            LogNotShown(log, failed, command.Name.ToString());
            throw PublicationErrors.TreeUnavailable(command.Name);
        }

        return true;
    }

    [LoggerMessage(40, LogLevel.Error, "{Report} cannot be written into the public tree.")]
    private static partial void LogNotShown(ILogger log, Exception failed, string report);
}
