using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.PublicTree;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>
/// Publishes a report: files into the tree, then state, pins, manifest and entry of the log in one transaction, then the index. A stop
/// after the transaction is completed by a repeat, or by the next start.
/// </summary>
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
    /// <param name="contents">Bytes of the draft's files, in their order; verified.</param>
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
        var known = await publications.ListAsync(name, cancellation);
        var previous = known.Count > 0 ? known[^1] : null;
        var answer = await workflow.MoveAsync(
            name,
            facts =>
            {
                var plan = ReportWorkflow.Decide(facts, command);
                // It was approved after it was looked at: its files are not in the tree.
                return isReady
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
        if (facts is not { Report.State: ReportState.Approved })
        {
            return false;
        }

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
