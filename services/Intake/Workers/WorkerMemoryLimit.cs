namespace Disclosure.Intake.Workers;

/// <summary>How much memory a worker may use: what is set, or less where all of them together would not fit the machine or container.</summary>
internal static class WorkerMemoryLimit
{
    // What the service itself takes beside them, and the least that a document can be read with.
    private const long Service = 256;
    private const long Least = 64;

    /// <summary>In MiB.</summary>
    /// <param name="available">What the machine or container has, in MiB.</param>
    public static int Compute(int most, int workers, long available) =>
        (int)Math.Clamp((available - Service) / Math.Max(1, workers), Math.Min(Least, most), most);

    /// <summary>Of this machine or container, in MiB.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
}
