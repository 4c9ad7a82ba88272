namespace Disclosure.Intake.Workers;

/// <summary>
/// The memory of each worker: the configured one, or less where all workers together would not fit the machine or
/// container.
/// </summary>
internal static class WorkerMemoryLimit
{
    // In MiB: what the service itself needs, and the least that a document can be read with.
    private const long Service = 256;
    private const long Least = 64;

    /// <summary>In MiB.</summary>
    /// <param name="most">The configured limit, in MiB.</param>
    /// <param name="workers">Most workers at a time.</param>
    /// <param name="available">Memory of the machine or container, in MiB.</param>
    public static int Compute(int most, int workers, long available) =>
        (int)Math.Clamp((available - Service) / Math.Max(1, workers), Math.Min(Least, most), most);

    /// <summary>Memory of this machine or container, in MiB.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
}
