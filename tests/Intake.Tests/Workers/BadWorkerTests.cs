using System.Diagnostics;
using Disclosure.ApiErrors;
using Disclosure.Intake.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>Workers that do what a document taught them: none is believed, and none is waited for once it is dead.</summary>
public sealed class BadWorkerTests
{
    private const string SaysReady = @"printf '\0\0\0\0\0'; ";

    [Theory]
    [InlineData("exit 3")]
    [InlineData("kill -ABRT $$")]
    // A frame that is longer than any message; one that breaks off; one of no known kind.
    [InlineData(@"printf '\3\377\377\377\177'; cat >/dev/null")]
    [InlineData(@"printf '\3\4\0\0\0a'")]
    [InlineData(@"printf '\11\0\0\0\0'; cat >/dev/null")]
    public async Task One_that_crashes_or_talks_nonsense_makes_its_document_unreadable(string script)
    {
        var fault = await RefusedAsync(SaysReady + script);
        Assert.Equal((ErrorCode.InvalidArgument, "DOCUMENT_UNREADABLE"), (fault.Code, fault.Reason));
    }

    [Fact]
    public async Task One_that_the_system_kills_had_too_little_memory()
    {
        var fault = await RefusedAsync(SaysReady + "kill -KILL $$");
        Assert.Equal(("DOCUMENT_TOO_LARGE", "memory"), (fault.Reason, fault.Metadata["of"]));
    }

    [Fact]
    public async Task One_that_never_starts_is_no_fault_of_the_document()
    {
        Assert.Equal(ErrorCode.Unavailable, (await RefusedAsync("exit 1")).Code);
        Assert.Equal(ErrorCode.Unavailable, (await RefusedAsync(new ProcessStartInfo("/nowhere/program"))).Code);
    }

    private static Task<ApiException> RefusedAsync(string script) =>
        RefusedAsync(
            new ProcessStartInfo("sh", ["-c", script])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        );

    private static async Task<ApiException> RefusedAsync(ProcessStartInfo program)
    {
        using var pool = new WorkerPool(
            () => program,
            Samples.Files,
            64,
            TimeProvider.System,
            NullLogger<WorkerPool>.Instance
        );
        var fault = await Assert.ThrowsAsync<ApiException>(() => pool.ParseAsync(Samples.Plain, default));
        Assert.Empty(pool.Ids);
        return fault;
    }
}
