using Disclosure.Filing.Domain.Log;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Log;

// Heads, proofs and tiles of the log's tree: one read of nodes each.
internal sealed partial class LogRpc
{
    // Eight levels of eight bits (c2sp.org/tlog-tiles) are all of a 64-bit index.
    private const int MaxTileLevel = 7;

    private readonly TreeProver _prover = new(log);

    public override async Task<Proto.TreeHead> GetTreeHead(Proto.GetTreeHeadRequest request, ServerCallContext context)
    {
        // The head is read once: what is appended meanwhile is the next call's.
        var head = await log.FindHeadAsync(context.CancellationToken);
        RequireWithin(request.HasSize ? request.Size : 0, head.Size);
        return await CreateHeadAsync(head, request.HasSize ? request.Size : head.Size, context);
    }

    public override async Task<Proto.InclusionProof> GetInclusionProof(
        Proto.GetInclusionProofRequest request,
        ServerCallContext context
    )
    {
        var head = await log.FindHeadAsync(context.CancellationToken);
        // 0 asks for the newest size.
        var size = request.Size == 0 ? head.Size : request.Size;
        RequireWithin(size, head.Size);
        RequireIndex("index", request.Index);
        // An entry is in a tree only if the tree is larger than its index.
        RequireWithin(request.Index + 1, size);
        var hashes = await _prover.ProveInclusionAsync(request.Index, size, context.CancellationToken);
        var leaf = await log.ReadAsync([new(0, request.Index)], context.CancellationToken);
        return new()
        {
            Index = request.Index,
            Head = await CreateHeadAsync(head, size, context),
            LeafHash = leaf[0].ToProto(),
            Hashes = { hashes.Select(h => h.ToProto()) },
        };
    }

    public override async Task<Proto.ConsistencyProof> GetConsistencyProof(
        Proto.GetConsistencyProofRequest request,
        ServerCallContext context
    )
    {
        var head = await log.FindHeadAsync(context.CancellationToken);
        var size = request.NewSize == 0 ? head.Size : request.NewSize;
        RequireWithin(size, head.Size);
        // Old and new may be equal: the proof is then empty.
        RequireWithin(request.OldSize, size);
        var hashes = await _prover.ProveConsistencyAsync(request.OldSize, size, context.CancellationToken);
        return new()
        {
            OldHead = await CreateHeadAsync(head, request.OldSize, context),
            NewHead = await CreateHeadAsync(head, size, context),
            Hashes = { hashes.Select(h => h.ToProto()) },
        };
    }

    public override async Task<Proto.Tile> GetTile(Proto.GetTileRequest request, ServerCallContext context)
    {
        var limits = new FieldLimits();
        // Entries are tiles of level 0 only: above it a tile has no leaves.
        limits.Require(
            request.Level is >= 0 and <= MaxTileLevel && (request.Level == 0 || !request.WithEntries),
            "level",
            "TILE_LEVEL",
            $"must be 0 to {MaxTileLevel}, and 0 with entries",
            $"日志分块的层级应为 0 至 {MaxTileLevel}，只有第 0 层有条目"
        );
        limits.Require(
            request.Width is >= 0 and <= TilePath.FullWidth,
            "width",
            "TILE_WIDTH",
            $"must be 1 to {TilePath.FullWidth}",
            $"日志分块的宽度应为 1 至 {TilePath.FullWidth}"
        );
        limits.ThrowIfAny();
        RequireIndex("index", request.Index);
        // Without a width a full tile is asked for, of 256 hashes.
        var width = request.Width == 0 ? TilePath.FullWidth : request.Width;
        var head = await log.FindHeadAsync(context.CancellationToken);
        // Complete subtrees of the level; an index so large that it overflows is beyond every log.
        var most = head.Size >> (request.Level * TilePath.Height);
        RequireWithin(request.Index > most ? most + 1 : (request.Index * TilePath.FullWidth) + width, most);
        // Built from stored nodes: tiles that were published are the same bytes.
        var bytes = await TileSet.BuildAsync(new(request.Level, request.Index, width), log, context.CancellationToken);
        var tile = new Proto.Tile { Hashes = UnsafeByteOperations.UnsafeWrap(bytes) };
        if (request.WithEntries)
        {
            var first = request.Index * TilePath.FullWidth;
            var filter = new LogFilter(null, false, "", null);
            var found = await log.ListAsync(filter, first, first + width, width, context.CancellationToken);
            tile.Entries.Add(found.Select(e => ByteString.CopyFrom(e.Entry)));
        }

        return tile;
    }

    private async Task<Proto.TreeHead> CreateHeadAsync(LogHead head, long size, ServerCallContext context)
    {
        var root = await _prover.FindRootAsync(size, context.CancellationToken);
        return new()
        {
            Size = size,
            RootHash = root.ToProto(),
            // The time of an earlier size is in the entry before it.
            Time = size == head.Size ? head.Time?.ToTimestamp() : null,
        };
    }
}
