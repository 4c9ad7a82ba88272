using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Admission;

/// <summary>The turns of documents: for the parsers and, apart from them, for the converter of old Word documents.</summary>
internal sealed class DocumentTurns(IOptions<IntakeOptions> options, TimeProvider clock)
{
    /// <summary>As many documents at a time as there may be workers, and one more: see <see cref="TurnQueue"/>.</summary>
    public TurnQueue Parsing { get; } = new(WorkersOf(options.Value), ExtraTurns, PatienceOf(options.Value), clock);

    /// <summary>One at a time: each conversion takes a processor and some hundred megabytes.</summary>
    public TurnQueue Conversion { get; } = new(1, 0, PatienceOf(options.Value), clock);

    /// <summary>Processes that there may be beyond the configured number of workers.</summary>
    public const int ExtraTurns = 1;

    private static int WorkersOf(IntakeOptions options) =>
        options.Workers > 0 ? options.Workers : Environment.ProcessorCount;

    private static TimeSpan PatienceOf(IntakeOptions options) => TimeSpan.FromSeconds(options.QueueTimeout);
}
