using Disclosure.Narrative.V1;
using Disclosure.Testing;
using Grpc.Core;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Prose pinned for a move of its report, and writes that raced the move.</summary>
public abstract class FenceTests(Func<string> database) : IDisposable
{
    private NarrativeClient? _client;

    private NarrativeClient Narrative => _client ??= new(database());

    public void Dispose()
    {
        _client?.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task A_write_permitted_before_a_move_is_refused_and_writes_nothing()
    {
        var first = await Narrative.Rpc.UpdateSectionAsync(Fenced(Update("preamble", "甲。"), 1));
        Assert.Equal(first, await Narrative.Rpc.PinNarrativeAsync(Pin(2)));
        var replace = Replace("", Words("preamble", "乙。"));
        replace.Fence = 1;
        var restore = new RestoreRevisionRequest
        {
            Name = Name,
            Revision = 1,
            RequestId = NewId(),
            Fence = 1,
        };
        var bind = new BindNumbersRequest
        {
            Name = Name,
            RequestId = NewId(),
            Context = new() { Year = 2023, Form = Editions.Reference2021 },
            Fence = 1,
        };
        var start = new StartNarrativeRequest
        {
            Name = Name,
            RequestId = NewId(),
            Source = StartSource.Skeleton,
            Context = new() { Year = 2023, Form = Editions.Reference2021 },
            Fence = 1,
        };
        Func<Task>[] writes =
        [
            async () => await Narrative.Rpc.UpdateSectionAsync(Fenced(Update("preamble", "乙。"), 1)),
            async () => await Narrative.Rpc.ReplaceNarrativeAsync(replace),
            async () => await Narrative.Rpc.RestoreRevisionAsync(restore),
            async () => await Narrative.Rpc.BindNumbersAsync(bind),
            async () => await Narrative.Rpc.StartNarrativeAsync(start),
        ];
        foreach (var write in writes)
        {
            Assert.Equal((StatusCode.Aborted, "REPORT_MOVED"), await FaultOf(write));
        }

        Assert.Equal(first, await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name }));
    }

    [SkippableFact]
    public async Task A_write_with_the_fence_of_the_move_or_with_none_goes_on()
    {
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "甲。"));
        await Narrative.Rpc.PinNarrativeAsync(Pin(2));
        Assert.Equal(2, (await Narrative.Rpc.UpdateSectionAsync(Fenced(Update("preamble", "乙。"), 2))).Revision);
        Assert.Equal(3, (await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "丙。"))).Revision);
        // Fences are the report's own.
        var other = Fenced(Update("preamble", "丁。"), 1);
        other.Name = "agencies/lin-yang/reports/2022/narrative";
        Assert.Equal(1, (await Narrative.Rpc.UpdateSectionAsync(other)).Revision);
    }

    [SkippableFact]
    public async Task A_repeated_pin_answers_the_first_ones_revision_and_a_smaller_fence_lowers_nothing()
    {
        var first = await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "甲。"));
        var pin = Pin(3);
        await Narrative.Rpc.PinNarrativeAsync(pin);
        var second = await Narrative.Rpc.UpdateSectionAsync(Fenced(Update("preamble", "乙。"), 3));
        Assert.Equal(first, await Narrative.Rpc.PinNarrativeAsync(pin));
        Assert.Equal(second, await Narrative.Rpc.PinNarrativeAsync(Pin(2)));
        Assert.Equal(
            (StatusCode.Aborted, "REPORT_MOVED"),
            await FaultOf(async () => await Narrative.Rpc.UpdateSectionAsync(Fenced(Update("preamble", "丙。"), 2)))
        );
        pin.Fence = 4;
        Assert.Equal(
            (StatusCode.InvalidArgument, "REQUEST_ID_REUSED"),
            await FaultOf(async () => await Narrative.Rpc.PinNarrativeAsync(pin))
        );
    }

    [SkippableFact]
    public async Task A_write_repeated_after_the_move_answers_as_before_whatever_fence_it_carries()
    {
        var update = Fenced(Update("preamble", "甲。"), 1);
        var first = await Narrative.Rpc.UpdateSectionAsync(update);
        await Narrative.Rpc.PinNarrativeAsync(Pin(2));
        Assert.Equal(first, await Narrative.Rpc.UpdateSectionAsync(update));
        Assert.Equal(first, await Narrative.Rpc.UpdateSectionAsync(Fenced(update, 2)));
    }

    [SkippableFact]
    public async Task A_report_without_prose_is_not_pinned() =>
        Assert.Equal(
            (StatusCode.NotFound, "NARRATIVE_NOT_FOUND"),
            await FaultOf(async () => await Narrative.Rpc.PinNarrativeAsync(Pin(2)))
        );

    private static PinNarrativeRequest Pin(long fence) =>
        new()
        {
            Name = Name,
            RequestId = NewId(),
            Fence = fence,
        };

    private static UpdateSectionRequest Fenced(UpdateSectionRequest request, long fence)
    {
        request.Fence = fence;
        return request;
    }
}

public sealed class SqliteFenceTests() : FenceTests(() => "");

public sealed class PostgresFenceTests() : FenceTests(PostgresCluster.NewDatabase);
