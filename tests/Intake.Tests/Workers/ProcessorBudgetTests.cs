using Disclosure.ApiErrors;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Intake.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>Files of a few kilobytes that would keep a reader at work for hours, or fill its memory; the library refuses some by itself.</summary>
public sealed class ProcessorBudgetTests : IDisposable
{
    private readonly WorkerPool _pool = new(
        () => WorkerCommand.Create(256, 2),
        Samples.Files,
        256,
        TimeProvider.System,
        NullLogger<WorkerPool>.Instance
    );

    public void Dispose() => _pool.Dispose();

    public static TheoryData<string, byte[], string> Costly =>
        new()
        {
            { "forms that double", PdfFiles.DoublingForms(60), "DOCUMENT_TOO_SLOW" },
            {
                "content packed twice",
                PdfFiles.NestedCompression(1L << 30),
                "DOCUMENT_TOO_SLOW or DOCUMENT_UNREADABLE"
            },
            { "a colour of many parts", PdfFiles.ManyColorants(30), "DOCUMENT_TOO_LARGE" },
        };

    [Theory]
    [MemberData(nameof(Costly))]
    public async Task One_is_ended_with_its_limit_named_and_the_next_document_is_read(
        string what,
        byte[] pdf,
        string reason
    )
    {
        // Not the deadline of the service, which is not part of this: the worker ends it by itself.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            _pool.ParseAsync(Samples.Request(MediaTypes.Pdf, pdf), patience.Token)
        );
        // Which comes first, the end of the time or the library's refusal, is the machine's business.
        Assert.True(reason.Split(" or ").Contains(fault.Reason), $"{what}: {fault.Reason}");
        Assert.NotEmpty((await _pool.ParseAsync(Samples.Plain, patience.Token)).Title);
    }

    [Theory]
    [InlineData(1000, 2)]
    [InlineData(3 * 1024 * 1024, 5)]
    public void A_large_document_may_take_longer(int bytes, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new ProcessorBudget(TimeSpan.FromSeconds(2)).Compute(bytes));
}
