using Disclosure.ApiErrors;
using Disclosure.Intake.Admission;
using Disclosure.Intake.Formats;
using Disclosure.Intake.Formats.Doc;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.Rpc;
using Disclosure.Intake.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Tests.Rpc;

public sealed class DocumentIntakeServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_that_takes_too_long_is_left_with_the_limit_named()
    {
        var fault = await RefusedAsync(new EndlessParser(), new() { Timeout = 1 }, "text/plain", "x"u8.ToArray());
        Assert.Equal(
            (ErrorCode.InvalidArgument, "DOCUMENT_TOO_SLOW", "1s"),
            (fault.Code, fault.Reason, fault.Metadata["limit"])
        );
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_that_the_document_was_slow()
    {
        using var caller = new CancellationTokenSource();
        var service = Service(new EndlessParser(), new());
        var reading = service.ReadAsync(Request("text/plain", "x"u8.ToArray()), "", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task An_old_word_document_without_a_converter_says_what_to_do()
    {
        var fault = await RefusedAsync(
            new EndlessParser(),
            new() { Converter = "/nowhere/soffice" },
            "application/msword",
            [0xD0, 0xCF, 0x11, 0xE0]
        );
        Assert.Equal((ErrorCode.FailedPrecondition, "CONVERTER_ABSENT"), (fault.Code, fault.Reason));
    }

    [Fact]
    public async Task No_more_documents_are_read_at_a_time_than_there_may_be_workers()
    {
        var parser = new CountingParser();
        var service = Service(parser, new() { Workers = 2 });
        var readings = Enumerable
            .Range(0, 5)
            .Select(_ => service.ReadAsync(Request("text/plain", []), "", default))
            .ToArray();
        Assert.Equal(2, parser.Begun);
        parser.Finish.SetResult(new());
        await Task.WhenAll(readings);
        Assert.Equal(5, parser.Begun);
    }

    [Fact]
    public async Task A_document_that_is_being_converted_takes_no_turn_of_those_that_are_read()
    {
        var settings = Options.Create(new IntakeOptions { Workers = 1 });
        var turns = new DocumentTurns(settings, TimeProvider.System);
        var parser = new CountingParser();
        var converters = new[] { new EndlessConverter() };
        var service = new DocumentIntakeService(
            Documents.Formats,
            parser,
            converters,
            turns,
            settings,
            TimeProvider.System
        );
        using var caller = new CancellationTokenSource();
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0];
        var converting = Enumerable
            .Range(0, 3)
            .Select(_ => service.ReadAsync(Request("application/msword", old), "a", caller.Token))
            .ToArray();
        var reading = service.ReadAsync(Request("text/plain", []), "a", default);
        Assert.Equal((1, 1), (converters[0].Begun, parser.Begun));
        parser.Finish.SetResult(new());
        await reading;
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(converting));
    }

    private async Task<ApiException> RefusedAsync(
        IDocumentParser parser,
        IntakeOptions options,
        string contentType,
        byte[] content
    )
    {
        var service = Service(parser, options);
        return await Assert.ThrowsAsync<ApiException>(() =>
            service.ReadAsync(Request(contentType, content), "", default)
        );
    }

    private DocumentIntakeService Service(IDocumentParser parser, IntakeOptions options)
    {
        var settings = Options.Create(options);
        var converter = new LibreOfficeConverter(settings, new(_folder.Path));
        var turns = new DocumentTurns(settings, TimeProvider.System);
        return new(Documents.Formats, parser, [converter], turns, settings, TimeProvider.System);
    }

    private static ReadDocumentRequest Request(string contentType, byte[] content) =>
        new() { ContentType = contentType, Content = ByteString.CopyFrom(content) };

    private sealed class EndlessConverter : IDocumentConverter
    {
        public int Begun { get; private set; }

        public string MediaType => "text/plain";

        public bool Accepts(ReadOnlySpan<byte> content) => content.StartsWith(DocFormat.Signature);

        public async Task<ReadOnlyMemory<byte>> ConvertAsync(
            ReadOnlyMemory<byte> content,
            CancellationToken cancellation
        )
        {
            Begun++;
            await Task.Delay(Timeout.Infinite, cancellation);
            return default;
        }
    }

    private sealed class EndlessParser : IDocumentParser
    {
        public async Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new();
        }
    }

    private sealed class CountingParser : IDocumentParser
    {
        public TaskCompletionSource<Reading> Finish { get; } = new();

        public int Begun { get; private set; }

        public Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation)
        {
            Begun++;
            return Finish.Task;
        }
    }
}
