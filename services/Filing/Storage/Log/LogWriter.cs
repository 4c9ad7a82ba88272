using System.Data.Common;
using Dapper;
using Disclosure.Filing.Domain.Log;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Storage.Log;

/// <summary>Appends events to the log in the transaction of what they record, and with it the nodes of its tree.</summary>
internal static class LogWriter
{
    private static readonly string s_reserve = SqlText.Load<SqlLogStore>("log_reserve");
    private static readonly string s_setEdge = SqlText.Load<SqlLogStore>("log_edge_set");
    private static readonly string s_addEntry = SqlText.Load<SqlLogStore>("log_entry_add");
    private static readonly string s_addNode = SqlText.Load<SqlLogStore>("log_node_add");

    /// <summary>Appends events in their order. Called last in a transaction, since all others wait for its end.</summary>
    /// <returns>Index of the first.</returns>
    public static async Task<long> AppendAsync(
        DbTransaction transaction,
        IReadOnlyList<LogEvent> events,
        CancellationToken cancellation
    )
    {
        // An entry without an event would leave a gap in what people can read.
        if (events.Count == 0)
        {
            throw new ArgumentException("There is nothing to append.", nameof(events));
        }

        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        // From here on every other append of any process waits.
        var head = await db.QuerySingleAsync<HeadRow>(
            Command(s_reserve, new { events.Count, Time = events[^1].Time.ToUnixTimeMilliseconds() })
        );
        // Size is that after the reservation.
        var first = head.Size - events.Count;
        // The edge is all of the tree that an append needs: at most 64 hashes, however long the log is.
        var frontier = TreeFrontier.Restore(first, ParseEdge(head.Edge));
        var nodes = new List<TreeNode>();
        var rows = new List<object>(events.Count);
        foreach (var e in events)
        {
            var entry = LogEntryFormat.Write(e);
            rows.Add(
                new
                {
                    Index = frontier.Size,
                    Kind = (int)e.Kind,
                    e.Agency,
                    e.Resource,
                    Entry = entry,
                }
            );
            frontier = frontier.Append(TreeHasher.HashLeaf(entry), nodes);
        }

        // All rows in one call: Dapper runs the statement once a row, on the same connection.
        await db.ExecuteAsync(Command(s_addEntry, rows));
        await db.ExecuteAsync(
            Command(
                s_addNode,
                nodes
                    .Select(n => new
                    {
                        n.Position.Level,
                        Position = n.Position.Index,
                        Hash = n.Hash.ToArray(),
                    })
                    .ToArray()
            )
        );
        // The edge last: it is what the next append begins with.
        await db.ExecuteAsync(Command(s_setEdge, new { Edge = FindEdge(frontier, first, head.Edge, nodes) }));
        return first;

        CommandDefinition Command(string sql, object parameters) =>
            new(sql, parameters, transaction, cancellationToken: cancellation);
    }

    private static TreeHash[] ParseEdge(byte[] edge) =>
        [.. edge.Chunk(TreeHash.Length).Select(hash => TreeHash.FromBytes(hash))];

    // The new edge's nodes are either of the old edge or among those that were just created.
    // No node is read: a new edge is made of old edge nodes and new ones.
    private static byte[] FindEdge(TreeFrontier frontier, long first, byte[] oldEdge, List<TreeNode> nodes)
    {
        var known = TreeFrontier
            .FindEdge(first)
            .Zip(ParseEdge(oldEdge))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var node in nodes)
        {
            known[node.Position] = node.Hash;
        }

        return [.. TreeFrontier.FindEdge(frontier.Size).SelectMany(position => known[position].ToArray())];
    }

    private sealed record HeadRow(long Size, byte[] Edge);
}
